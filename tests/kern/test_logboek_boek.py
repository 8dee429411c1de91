"""Het boek: wat het verzamelt, en dat er geen tekst in past."""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.acties import boek_voor
from keukentafel.kern.logboek.anker import Anker
from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.logboek.fouten import LogboekDicht
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.kern.logboek.wacht import leest_dossiers
from keukentafel.kern.stelsels.models import Stelsel
from tests.kern.logs import korte, regels, verwerkingen, voer_uit
from tests.rol import word

A, B, C, D = (UUID(int=nr) for nr in range(1, 5))
BEGIN = {"recht": "dossier_lezen", "doel": "hulp", "verwerking": "hulp.dossier"}


def boek(**anders: Any) -> Boek:
    nieuw = Boek(**anders)
    nieuw.begin(handeling="dossier_ingezien", **BEGIN)
    return nieuw


def maak_stelsel() -> Stelsel:
    with word(rollen.EIGENAAR):
        return Stelsel.objects.create(naam="proef", titel="Proef")


def schrijf_iets(naam: str) -> None:
    """Een rij die de webserver zelf mag schrijven."""
    Session.objects.create(session_key=naam, session_data="", expire_date=timezone.now())


def betrokkenen(van: Boek) -> list[tuple[str, str, str | None]]:
    regel = van._hoofd.als_json("gelukt")
    return [(soort, wie, dossier) for _, soort, wie, dossier in regel["betrokkenen"]]  # type: ignore[attr-defined]


def test_wie_twee_keer_wordt_genoemd_telt_een_keer() -> None:
    een = boek()
    een.betreft([A, B], dossier=D)
    een.betreft([B, A, C], dossier=D)
    assert betrokkenen(een) == [("persoon", pseudoniem("persoon", wie), str(D)) for wie in (A, B, C)]


def test_zonder_persoon_is_de_vraag_de_betrokkene_en_anders_het_dossier() -> None:
    een = boek()
    een.betreft(vraag=A)
    een.betreft(vraag=A, dossier=D)
    een.betreft(dossier=D)
    een.betreft()
    assert [soort for soort, _, _ in betrokkenen(een)] == ["vraag", "vraag", "dossier"]


@pytest.mark.parametrize(
    ("over", "dossiers", "verwacht"),
    [("vraag", [D], D), ("vraag", [D, C], None), ("vraag", [], None), ("dossier", [], A), ("dossier", [C, D], A)],
)
def test_het_dossier_van_de_regel(over: str, dossiers: list[UUID], verwacht: UUID | None) -> None:
    een = boek()
    een.over(over, A)
    for dossier in dossiers:
        een.betreft([B], dossier=dossier)
    assert een._hoofd.als_json("gelukt")["dossier"] == (str(verwacht) if verwacht else None)


@pytest.mark.parametrize("tekst", ["Mevrouw De Vries", "", "Jan", "a b", "é", "x" * 81, "a\n", "<b>"])
def test_tekst_past_nergens(tekst: str) -> None:
    een = Boek()
    with pytest.raises(ValueError, match="geen tekst"):
        een.begin(handeling=tekst, **BEGIN)
    with pytest.raises(ValueError, match="geen tekst"):
        een.ook(tekst)
    with pytest.raises(ValueError, match="geen tekst"):
        een.over("dossier", tekst)
    assert not een.begonnen
    assert not een.heeft_regels


def test_een_operatie_heeft_een_handeling() -> None:
    with pytest.raises(ValueError, match="al een handeling"):
        boek().begin(handeling="nog_een", **BEGIN)


def test_het_pseudoniem_hangt_af_van_soort_persoon_en_geheim(settings: Any) -> None:
    eerst = pseudoniem("persoon", A)
    assert eerst == pseudoniem("persoon", str(A))
    assert len({eerst, pseudoniem("persoon", B), pseudoniem("vraag", A)}) == 3
    settings.LOGBOEK_GEHEIM = "een ander geheim"
    assert pseudoniem("persoon", A) != eerst


@pytest.mark.parametrize(
    ("opdracht", "leest"),
    [
        ('SELECT "doen_vraag"."id" FROM "doen_vraag"', True),
        ("SELECT count(*) FROM kern_gebeurtenis", True),
        ("SELECT * FROM kt_zoek_bekend(%s, %s, %s, %s)", True),
        ("SELECT kt_logboek_schrijf(%s::jsonb)", False),
        ("SELECT * FROM kern_logregel", True),
        ("SELECT set_config('app.medewerker', %s, true)", False),
        ("SELECT kt_heeft('toezicht', 1), kt_teams_met('delen'), kt_ik()", False),
        ("SELECT kt_heeft_meer(1)", True),
        ('SELECT * FROM "regelen_medewerker"', False),
    ],
)
def test_welke_opdracht_bij_de_dossiers_komt(opdracht: str, leest: bool) -> None:
    assert leest_dossiers(opdracht) is leest


@pytest.mark.django_db
def test_alles_gaat_in_een_opdracht(django_assert_num_queries: Callable[[int], Any]) -> None:
    stelsel = maak_stelsel()
    een = boek(stelsel_id=stelsel.pk)
    een.betreft([uuid4() for _ in range(120)], dossier=D)
    een.ook("adres_gewijzigd", soort="dossier", id=D)
    with django_assert_num_queries(1):
        een.schrijf("gelukt")
        een.schrijf("gelukt")
    assert korte("nr", "handeling", "aantal", "dossier_id") == [
        (1, "dossier_ingezien", 120, D),
        (2, "adres_gewijzigd", 0, D),
    ]
    assert [rij.volg for rij in verwerkingen()] == list(range(1, 121))


@pytest.mark.django_db
def test_de_eerste_regel_van_een_dag_zet_het_anker_in_het_logboek_van_de_techniek() -> None:
    """The state before today goes to the technical log once; outside collection of that log keeps it."""
    stelsel = maak_stelsel()
    with mock.patch.object(logging.getLogger("keukentafel.anker"), "handle") as handle:
        boek(stelsel_id=stelsel.pk).schrijf("gelukt")
        boek(stelsel_id=stelsel.pk).schrijf("gelukt")
        assert handle.call_count == 0
        voer_uit(rollen.EIGENAAR, "UPDATE kern_logstand SET moment = moment - interval '2 days'")
        gisteren = regels()[-1]
        boek(stelsel_id=stelsel.pk).schrijf("gelukt")
        boek(stelsel_id=stelsel.pk).schrijf("gelukt")
    (bericht,) = [Anker(**json.loads(oproep.args[0].getMessage())) for oproep in handle.call_args_list]
    assert (bericht.stelsel, bericht.nr, bericht.afdruk) == ("proef", 2, gisteren.afdruk)
    assert bericht.moment[:10] == (gisteren.moment - timedelta(days=2)).strftime("%Y-%m-%d")


@pytest.mark.django_db
def test_een_taak_schrijft_ook_en_een_mislukte_taak_blijft_staan() -> None:
    stelsel = maak_stelsel()

    def taak(wie: list[UUID], fouten: int) -> None:
        met = boek_voor("vernietigen", handeling="vernietigd", verwerking="bewaren", stelsel_id=stelsel.pk)
        with met as een:
            een.betreft(wie)
            schrijf_iets(f"taak-{fouten}")
            assert 1 / (1 - fouten)

    taak([A, B], fouten=0)
    with pytest.raises(ZeroDivisionError):
        taak([C], fouten=1)
    assert korte("handeling", "route", "rollen", "uitkomst", "aantal") == [
        ("vernietigd", "vernietigen", "systeem", "gelukt", 2),
        ("vernietigd", "vernietigen", "systeem", "fout", 1),
    ]
    assert list(Session.objects.values_list("pk", flat=True)) == ["taak-0"]


@pytest.mark.django_db
def test_een_taak_zonder_logboek_doet_niets() -> None:
    voer_uit(rollen.EIGENAAR, "REVOKE EXECUTE ON FUNCTION kt_logboek_schrijf(jsonb) FROM keukentafel_app")
    with pytest.raises(LogboekDicht), boek_voor("laden", handeling="geladen", verwerking="laden"):
        schrijf_iets("half")
    assert not Session.objects.exists()
    assert connection.needs_rollback is False
