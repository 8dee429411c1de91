"""Kennis: een antwoord vinden, voorlezen, bijhouden, en een vraag er meteen mee sluiten."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.kennis.acties import Artikelopgave, schrijf_artikel
from keukentafel.regelen.kennis.models import Artikel, Artikelversie
from keukentafel.regelen.kennis.overzichten import na_te_kijken, voorstellen, zoek
from keukentafel.regels.woorden import LEEFGEBIEDEN
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel
from tests.werkplek.conftest import AlsWie
from tests.werkplek.opgave import mevrouw_de_vries

HUISHOUDEN = Artikelopgave(
    titel="Ik red het huishouden niet meer",
    antwoord="Samen kijken we wie u kan helpen.",
    leefgebied="instrumentele_adl",
    zoekwoorden="schoonmaken, poetsen",
    verwijzing="Het wijkteam.",
)
SCHULDEN = Artikelopgave(
    titel="Ik kan mijn rekeningen niet betalen", antwoord="Wacht niet, bel.", leefgebied="financien",
    zoekwoorden="schulden, deurwaarder",
)  # fmt: skip


@pytest.fixture
def artikelen(almere: Groep) -> list[Artikel]:
    with als_medewerker(almere.marieke.pk):
        return [
            schrijf_artikel(opgave=een, medewerker=almere.marieke, nu=timezone.now()) for een in (HUISHOUDEN, SCHULDEN)
        ]


@pytest.fixture
def fatma(almere: Groep, als: AlsWie) -> Client:
    return als(almere.fatma)


def velden(**anders: Any) -> dict[str, Any]:
    return {
        "titel": HUISHOUDEN.titel, "antwoord": HUISHOUDEN.antwoord, "leefgebied": HUISHOUDEN.leefgebied,
        "zoekwoorden": HUISHOUDEN.zoekwoorden, "verwijzing": HUISHOUDEN.verwijzing, **anders,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("zoekterm", "vindt"),
    [
        ("schoonmaak", [0]), ("ik maak me schoon", []), ("het huishouden", [0]), ("schuld", [1]), ("poetzen", [0]),
        ("rekening betalen", [1]), ("zz", []), ("'; DROP TABLE", []), ("& | !", []), ("", []),
    ],
)  # fmt: skip
def test_een_woord_in_een_andere_vorm_of_met_een_fout(
    almere: Groep, artikelen: list[Artikel], zoekterm: str, vindt: list[int]
) -> None:
    gevonden = [een.pk for een in zoek(almere.stelsel.pk, zoekterm)]
    assert gevonden == [artikelen[nummer].pk for nummer in vindt]


def test_naast_een_vraag_staat_wat_erbij_past(almere: Groep, artikelen: list[Artikel]) -> None:
    stelsel = almere.stelsel.pk
    assert voorstellen(stelsel, ["financien"], "") == [artikelen[1]]
    assert voorstellen(stelsel, [], "Mijn moeder kan niet meer poetsen.") == [artikelen[0]]
    assert (
        voorstellen(stelsel, ["financien"], "De deurwaarder staat voor de deur, en poetsen lukt niet.")[0]
        == artikelen[1]
    )
    assert voorstellen(stelsel, [], "") == []
    assert voorstellen(kaal_stelsel("berkenrode").stelsel.pk, ["financien"], "schulden") == []


def test_ieder_leest_en_alleen_wie_ze_bijhoudt_schrijft(almere: Groep, als: AlsWie, artikelen: list[Artikel]) -> None:
    pad = f"/kennis/{artikelen[0].slug}"
    for wie in (almere.fatma, almere.sanne, almere.joris):
        client = als(wie)
        assert HUISHOUDEN.titel in client.get("/kennis").content.decode()
        tekst = client.get(pad).content.decode()
        assert "Samen kijken we" in tekst
        assert "/wijzigen" not in tekst
        assert client.post(f"{pad}/wijzigen", velden(titel="Anders")).status_code == 404
        assert client.post(f"{pad}/nagekeken").status_code == 404
    with als_medewerker(almere.sanne.pk), pytest.raises(ProgrammingError), transaction.atomic():
        schrijf_artikel(opgave=HUISHOUDEN, medewerker=almere.sanne, nu=timezone.now())
    with als_medewerker(almere.sanne.pk):
        assert Artikel.objects.filter(pk=artikelen[0].pk).update(titel="Anders", door=almere.sanne) == 0


def test_wijzigen_bewaart_hoe_het_was(almere: Groep, als: AlsWie, artikelen: list[Artikel]) -> None:
    marieke, pad = als(almere.marieke), f"/kennis/{artikelen[0].slug}"
    antwoord = marieke.post(f"{pad}/wijzigen", velden(versie=1, antwoord="Eerst kijken we wat u zelf kunt."))
    assert antwoord.status_code == 302
    tekst = marieke.get(pad).content.decode()
    assert "Eerst kijken we" in tekst
    assert "Samen kijken we" in tekst, "hoe het eerder was"
    with word(rollen.EIGENAAR):
        assert Artikelversie.objects.filter(artikel=artikelen[0]).count() == 2


def test_wie_te_laat_is_ziet_beide_versies_en_kiest(almere: Groep, als: AlsWie, artikelen: list[Artikel]) -> None:
    marieke, pad = als(almere.marieke), f"/kennis/{artikelen[0].slug}/wijzigen"
    marieke.post(pad, velden(versie=1, antwoord="De tekst van de eerste."))
    laat = marieke.post(pad, velden(versie=1, antwoord="De tekst van de tweede."))
    tekst = laat.content.decode()
    assert laat.status_code == 409
    assert "De tekst van de eerste." in tekst
    assert "De tekst van de tweede.</textarea>" in tekst
    assert 'name="versie" value="2"' in tekst
    assert marieke.post(pad, velden(versie=2, antwoord="De tekst van de tweede.")).status_code == 302
    with word(rollen.EIGENAAR):
        assert Artikel.objects.get(pk=artikelen[0].pk).versie == 3


def test_een_fout_staat_bij_het_veld(almere: Groep, als: AlsWie, artikelen: list[Artikel]) -> None:
    marieke = als(almere.marieke)
    leeg = marieke.post("/kennis/nieuw", velden(titel="", antwoord="a" * 10_001))
    assert leeg.status_code == 422
    with word(rollen.EIGENAAR):
        assert Artikel.objects.count() == len(artikelen)
    assert marieke.post("/kennis/nieuw", velden()).url == f"/kennis/{artikelen[0].slug}-2"  # type: ignore[attr-defined]


def test_na_een_jaar_vraagt_een_artikel_om_nakijken(almere: Groep, als: AlsWie, artikelen: list[Artikel]) -> None:
    marieke, vandaag = als(almere.marieke), timezone.localdate()
    with word(rollen.EIGENAAR):
        Artikel.objects.filter(pk=artikelen[0].pk).update(nagekeken_op=vandaag - timedelta(days=366))
        Artikel.objects.filter(pk=artikelen[1].pk).update(nagekeken_op=vandaag - timedelta(days=365))
    assert list(na_te_kijken(almere.stelsel.pk, vandaag, 365)) == [artikelen[0]]
    assert "Eén artikel is lang niet nagekeken" in marieke.get("/kennis").content.decode()
    assert "lang niet nagekeken" not in als(almere.fatma).get("/kennis").content.decode()
    marieke.post(f"/kennis/{artikelen[0].slug}/nagekeken")
    assert "lang niet nagekeken" not in marieke.get("/kennis").content.decode()


def test_wat_vervalt_staat_niet_meer_in_de_lijst_en_sluit_geen_vraag(
    almere: Groep, als: AlsWie, fatma: Client, artikelen: list[Artikel]
) -> None:
    pad = f"/kennis/{artikelen[0].slug}"
    als(almere.marieke).post(f"{pad}/vervallen")
    assert HUISHOUDEN.titel not in fatma.get("/kennis").content.decode()
    assert "geldt niet meer" in fatma.get(pad).content.decode()
    assert als(almere.marieke).get(f"{pad}/wijzigen").status_code == 404
    antwoord = fatma.post("/vragen/nieuw", mevrouw_de_vries(actie=f"artikel-{artikelen[0].pk}"))
    assert antwoord.status_code == 422
    assert "Dit artikel geldt niet meer" in antwoord.content.decode()


def test_hiermee_is_de_vraag_beantwoord(almere: Groep, fatma: Client, artikelen: list[Artikel]) -> None:
    """Eén klik: de vraag is klaar, met het artikel erbij, en telt als meteen beantwoord."""
    blad = fatma.post("/vragen/nieuw/stand", mevrouw_de_vries(actie="bijwerken")).content.decode()
    assert HUISHOUDEN.titel in blad
    knop = f"artikel-{artikelen[0].pk}"
    assert f'value="{knop}"' in blad
    antwoord = fatma.post("/vragen/nieuw", mevrouw_de_vries(actie=knop), follow=True)
    assert "Daarmee is uw vraag beantwoord" in antwoord.content.decode()
    with word(rollen.EIGENAAR):
        vraag = Vraag.objects.get()
        feiten = {feit.soort: feit for feit in Gebeurtenis.objects.all()}
    assert (vraag.status, vraag.afsluiting, vraag.artikel_id) == ("beantwoord", "artikel", artikelen[0].pk)
    assert feiten["vraag_binnengekomen"].gegevens["meteen_beantwoord"] is True
    assert feiten["vraag_beantwoord"].gegevens == {"afsluiting": "artikel", "artikel": artikelen[0].pk}
    assert vraag.termijnen.filter(klaar_op__isnull=True).count() == 0


def test_een_open_artikel_blijft_open_zolang_het_erbij_hoort(fatma: Client, artikelen: list[Artikel]) -> None:
    wat = mevrouw_de_vries(actie="bijwerken")
    assert 'hx-swap-oob="innerHTML:#kennis"' in fatma.post("/vragen/nieuw/stand", wat).content.decode()
    erbij = wat | {"kennis_bij": str(artikelen[0].pk)}
    assert 'hx-swap-oob="innerHTML:#kennis"' not in fatma.post("/vragen/nieuw/stand", erbij).content.decode()


def test_een_artikel_van_een_ander_stelsel_sluit_geen_vraag(fatma: Client, almere: Groep) -> None:
    buren = kaal_stelsel("berkenrode")
    with als_medewerker(buren.marieke.pk):
        elders = schrijf_artikel(opgave=SCHULDEN, medewerker=buren.marieke, nu=timezone.now())
    assert fatma.get(f"/kennis/{elders.slug}").status_code == 404
    assert fatma.post("/vragen/nieuw", mevrouw_de_vries(actie=f"artikel-{elders.pk}")).status_code == 422


def test_de_lijst_vraagt_de_database_niet_meer_naarmate_er_meer_staat(fatma: Client, artikelen: list[Artikel]) -> None:
    fatma.get("/kennis")
    with CaptureQueriesContext(
        connection,
    ) as eerst:
        fatma.get("/kennis")
    assert len(eerst) <= 15


def test_de_artikelen_van_de_demo_passen() -> None:
    bestand = Path(__file__).parents[2] / "src/keukentafel/project/demo/artikelen.toml"
    artikelen = tomllib.loads(bestand.read_text(encoding="utf-8"))["artikel"]
    assert len(artikelen) >= 14
    assert len({een["slug"] for een in artikelen}) == len(artikelen)
    assert {een["leefgebied"] for een in artikelen} <= {"", *LEEFGEBIEDEN}
    assert all(len(een["titel"]) <= 160 and len(een["zoekwoorden"]) <= 300 for een in artikelen)
