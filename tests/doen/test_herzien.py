"""Een vraag opnieuw beoordelen: wie meer weet, legt het langs de regels; de vraag blijft van wie zij is (verhaal 3)."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.dossier.aannemen import neem_aan
from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave, PersoonOpgave
from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen, NietVanJouwTeam, beantwoord, zet_door
from keukentafel.doen.ingang.klokken import eerste_datum
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import wachtrij
from keukentafel.doen.regie.liggen import afwijkingen
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.doen.triage.herzien import ArgumentNodig, GeenTriage, Herzien, Herziening, NetHerzien, herzie
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regelen.teams.models import Team
from tests.dagen import geleden
from tests.rol import word
from tests.vaste_groep import Groep, medewerker, wijken

VADER: dict[str, Any] = {
    "soort": "signaal", "kanaal": "bericht", "aanmelder": "ketenpartner", "leeftijd": 34, "huishouden": [34, 9, 6],
    "leefgebieden": ["financien", "middelengebruik"],
    "kenmerken": {"acuut_veiligheidsrisico": False, "dreigende_escalatie": False, "kind_in_gevaar": False,
                  "samenhang": False},
}  # fmt: skip
GEEN_BESEF = {"kenmerken": {"acuut_veiligheidsrisico": False, "dreigende_escalatie": True, "kind_in_gevaar": False,
                            "samenhang": True, "probleembesef": False}}  # fmt: skip


@pytest.fixture
def heerlen(in_huis: Callable[[str], Groep]) -> Groep:
    return in_huis("heerlen")


def vraag_van(groep: Groep, *, dagen_geleden: int = 0, **anders: Any) -> Vraag:
    """Een vraag in de wijk van Sanne, zoveel dagen geleden aangenomen."""
    feiten = VADER | {"gebied": wijken(groep.team)[0]} | anders
    opgave = Opgave(
        sleutel=uuid4(), feiten=feiten, eigen_woorden="Twee maanden huurachterstand.", melder_naam="Woningstichting",
        melder_telefoon="045 000 0000", persoon=PersoonOpgave("Ruben", "", "Meijer"), adres=AdresOpgave("6411AA", 4),
    )  # fmt: skip
    with als_medewerker(groep.fatma.pk):
        nu = geleden(dagen_geleden)
        vraag_id = neem_aan(opgave=opgave, medewerker=groep.fatma, nu=nu).vraag_id
    return lees(vraag_id)


def lees(vraag_id: UUID) -> Vraag:
    with word(rollen.ONDERHOUD):
        return Vraag.objects.select_related("team").get(pk=vraag_id)


def triages(vraag: Vraag) -> list[Triage]:
    with word(rollen.ONDERHOUD):
        return list(Triage.objects.filter(vraag=vraag).select_related("inrichting_versie").order_by("moment"))


def klokken(vraag: Vraag) -> dict[str, Any]:
    with word(rollen.ONDERHOUD):
        return {rij.soort: (rij.start, rij.uiterlijk) for rij in Termijn.objects.filter(vraag=vraag)}


def nieuw(vraag: Vraag, **anders: Any) -> dict[str, Any]:
    """De feiten van de vraag, met deze anders; None is weer onbekend."""
    alle = {naam: vraag.feiten[naam] for naam in ("leefgebieden", "kenmerken", "leeftijd") if naam in vraag.feiten}
    return {naam: waarde for naam, waarde in (alle | anders).items() if waarde is not None}


def herziet(wie: Medewerker, vraag: Vraag, feiten: dict[str, Any], **anders: Any) -> Herzien:
    opgave = Herziening(**{"feiten": feiten, "gezien": triages(vraag)[-1].pk, **anders})
    with als_medewerker(wie.pk):
        return herzie(vraag_id=vraag.pk, herziening=opgave, medewerker=wie, nu=timezone.now())


def test_eerst_een_losse_vraag_dan_geen_besef_en_een_deurwaarder(heerlen: Groep) -> None:
    """Verhaal 3: vader leek het zelf te redden; nu dreigt ontruiming en ziet hij geen probleem."""
    g = heerlen
    vraag = vraag_van(g, dagen_geleden=9)
    ernaast = vraag_van(g)
    assert (vraag.situatie, vraag.spoed, vraag.team) == ("enkelvoudig", False, g.team)
    toen = klokken(vraag)
    uit = herziet(
        g.sanne, vraag, nieuw(vraag, **GEEN_BESEF), toelichting="De deurwaarder komt vrijdag.", biedt_aan=True
    )
    na = lees(vraag.pk)
    assert (na.situatie, na.spoed, na.voorlopig) == ("multiprobleem", True, False)
    assert na.team == g.team, "een vraag gaat nooit vanzelf over"
    assert uit.elders is not None
    assert uit.elders.soort == "expertteam"
    assert uit.spoed_erbij
    assert {soort: wanneer for soort, wanneer in klokken(na).items() if soort in toen} == toen
    vandaag = timezone.localdate()
    erbij = {soort: start for soort, (start, _) in klokken(na).items() if soort not in toen}
    assert erbij == {"wgs_eerste_gesprek_bedreigend": vandaag}, "het gesprek over schulden is nu met spoed"
    assert [termijn.soort for termijn in uit.termijnen_erbij] == [*erbij]
    assert "wgs_eerste_gesprek" in toen
    eerste, laatste = triages(na)
    assert (eerste.situatie, laatste.situatie) == ("enkelvoudig", "multiprobleem")
    assert laatste.toelichting == "De deurwaarder komt vrijdag."
    assert (laatste.gekozen_team_id, laatste.argument) == (None, "")
    with als_medewerker(g.sanne.pk):
        kring = werkkring_van(g.sanne, vandaag)
        assert kring is not None
        rij = wachtrij(g.stelsel.pk, kring.bereik("dossier_lezen"), "alle", g.sanne.pk, vandaag)
        assert [een.pk for een in rij] == [vraag.pk, ernaast.pk], "spoed staat meteen vooraan"
        feit = Gebeurtenis.objects.get(soort="triage_herzien", vraag_id=vraag.pk)
    versie, _inrichting = inrichting_op(g.stelsel.pk, vandaag)
    assert (feit.inrichting_versie, feit.regel) == (versie.versie, "triage.multiprobleem")
    assert feit.gegevens["was"] == "enkelvoudig"
    assert (feit.gegevens["elders"], feit.gegevens["afgeweken"]) == (True, False)


def test_houden_tegen_de_uitkomst_in_vraagt_een_argument_en_telt(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    with pytest.raises(ArgumentNodig):
        herziet(g.sanne, vraag, nieuw(vraag, **GEEN_BESEF), argument="  ")
    assert lees(vraag.pk).situatie == "enkelvoudig", "er is niets half bewaard"
    herziet(g.sanne, vraag, nieuw(vraag, **GEEN_BESEF), argument="Vader laat alleen mij binnen.")
    laatste = triages(vraag)[-1]
    assert (laatste.gekozen_team_id, laatste.argument) == (g.team.pk, "Vader laat alleen mij binnen.")
    with als_medewerker(g.marieke.pk):
        kring = werkkring_van(g.marieke, timezone.localdate())
        assert kring is not None
        maand = afwijkingen(kring, g.team.pk, timezone.localdate())
    assert (maand.gedaan, maand.afgeweken, maand.doorgezet) == (2, 1, 0)
    assert [rij.argument for rij in maand.argumenten] == ["Vader laat alleen mij binnen."]


def test_wat_je_zegt_waar_niets_van_afhangt_is_geen_afwijking(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    herziet(g.sanne, vraag, nieuw(vraag), argument="Staat er nog van daarnet.")
    assert (triages(vraag)[-1].gekozen_team_id, triages(vraag)[-1].argument) == (None, "")


def test_een_feit_is_weer_onbekend(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    herziet(g.sanne, vraag, nieuw(vraag, kenmerken={"samenhang": False}, leeftijd=None))
    na = lees(vraag.pk)
    assert na.feiten["kenmerken"] == {"samenhang": False}
    assert "leeftijd" not in na.feiten
    assert na.voorlopig, "wat de vraag nog anders kan maken, is weer open"


def test_spoed_en_een_klok_gaan_er_niet_stil_af(heerlen: Groep) -> None:
    """Blijkt het toch mee te vallen, dan blijft wat beloofd is staan; wie de vraag sluit, sluit ook dat."""
    g = heerlen
    vraag = vraag_van(g)
    herziet(g.sanne, vraag, nieuw(vraag, **GEEN_BESEF), biedt_aan=True)
    met = klokken(vraag)
    herziet(g.sanne, vraag, nieuw(vraag))
    na = lees(vraag.pk)
    assert (na.situatie, na.spoed) == ("enkelvoudig", True)
    assert klokken(na) == met


def test_wie_er_belde_en_waar_zij_woont_verandert_hier_niet(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    elders = wijken(g.ander_team)[0]
    herziet(g.sanne, vraag, nieuw(vraag) | {"gebied": elders, "soort": "melding", "aanmelder": "inwoner"})
    na = lees(vraag.pk)
    vast = ("gebied", "soort", "aanmelder", "kanaal", "huishouden")
    assert {naam: na.feiten.get(naam) for naam in vast} == {naam: vraag.feiten.get(naam) for naam in vast}


def test_bij_een_geheim_adres_komt_de_wijk_niet_terug(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SELECT kt_vraag_zonder_plek(%s)", [vraag.pk])
    uit = herziet(g.sanne, vraag, nieuw(vraag, **GEEN_BESEF) | {"gebied": wijken(g.team)[0]}, argument="Wij blijven.")
    na = lees(vraag.pk)
    assert "gebied" not in na.feiten
    assert (na.gebied_id, na.team) == (None, g.team)
    assert wijken(g.team)[0] not in str(uit.triage.uitkomst)


def test_twee_keer_klikken_is_een_keer_en_een_collega_ziet_wat_er_nu_is(heerlen: Groep) -> None:
    g = heerlen
    nina = medewerker(g.stelsel, "nina", "Nina Smit", "wijkwerker", g.team)
    vraag = vraag_van(g)
    gezien = triages(vraag)[-1].pk
    feiten = nieuw(vraag, **GEEN_BESEF)
    een = herziet(g.sanne, vraag, feiten, gezien=gezien, biedt_aan=True)
    twee = herziet(g.sanne, vraag, feiten, gezien=gezien, biedt_aan=True)
    assert (twee.triage.pk, twee.elders) == (een.triage.pk, een.elders)
    for wie, anders in ((nina, {"biedt_aan": True}), (g.sanne, {"argument": "Toch hier."})):
        with pytest.raises(NetHerzien) as fout:
            herziet(wie, vraag, feiten, gezien=gezien, **anders)
        assert fout.value.vraag.situatie == "multiprobleem"
    assert len(triages(vraag)) == 2


def test_de_vraag_van_een_collega_beoordeelt_alleen_wie_het_werk_verdeelt(heerlen: Groep) -> None:
    g = heerlen
    nina = medewerker(g.stelsel, "nina", "Nina Smit", "wijkwerker", g.team)
    vraag = vraag_van(g)
    with als_medewerker(nina.pk):
        neem_op(vraag_id=vraag.pk, medewerker=nina, nu=timezone.now())
    with pytest.raises(AlOpgenomen):
        herziet(g.sanne, vraag, nieuw(vraag))
    herziet(nina, vraag, nieuw(vraag))
    herziet(g.marieke, vraag, nieuw(vraag))
    na = lees(vraag.pk)
    assert (na.status, na.opgenomen_door_id) == ("opgenomen", nina.pk)
    with pytest.raises(NietVanJouwTeam):
        herziet(g.bilal, vraag, nieuw(vraag))
    with als_medewerker(nina.pk):
        beantwoord(vraag_id=vraag.pk, medewerker=nina, antwoord="Klaar.", nu=timezone.now())
    with pytest.raises(AlGesloten):
        herziet(nina, vraag, nieuw(vraag))


def test_een_aanbod_heeft_geen_triage(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g, soort="aanbod", kenmerken={})
    with pytest.raises(GeenTriage):
        herziet(g.sanne, vraag, nieuw(vraag))


def test_na_doorzetten_telt_de_nieuwe_beoordeling_bij_het_nieuwe_team(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    with als_medewerker(g.sanne.pk):
        zet_door(vraag_id=vraag.pk, naar=g.ander_team, medewerker=g.sanne, argument="Past.", nu=timezone.now())
    uit = herziet(g.bilal, vraag, nieuw(vraag), argument="Wij kennen hem.")
    assert uit.elders == g.team
    assert uit.triage.gekozen_team_id == g.ander_team.pk


ANTWOORD = st.sampled_from([True, False, None])
KENMERKEN = (
    "acuut_veiligheidsrisico",
    "dreigende_escalatie",
    "kind_in_gevaar",
    "samenhang",
    "probleembesef",
    "medewerking",
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    antwoorden=st.fixed_dictionaries(dict.fromkeys(KENMERKEN, ANTWOORD)),
    gebieden=st.lists(st.sampled_from(["financien", "huisvesting", "opvoeden"]), unique=True),
    dagen=st.integers(0, 60),
)
def test_dezelfde_feiten_geven_dezelfde_uitkomst_en_dezelfde_klokken(
    heerlen: Groep, antwoorden: dict[str, Any], gebieden: list[str], dagen: int
) -> None:
    g = heerlen
    with transaction.atomic():
        kenmerken = {naam: waarde for naam, waarde in antwoorden.items() if waarde is not None}
        vraag = vraag_van(g, dagen_geleden=dagen, kenmerken=kenmerken, leefgebieden=gebieden)
        mens = medewerker(g.stelsel, f"wie{uuid4()}", "Wie Ook", "wijkwerker", vraag.team)
        toen, eerst = klokken(vraag), triages(vraag)[-1]
        herziet(mens, vraag, nieuw(vraag))
        na = lees(vraag.pk)
        assert klokken(na) == toen
        assert triages(na)[-1].uitkomst == eerst.uitkomst
        for naam in ("feiten", "situatie", "spoed", "voorlopig", "uiterlijk", "status", "team_id"):
            assert getattr(na, naam) == getattr(vraag, naam), naam
        with word(rollen.ONDERHOUD):
            assert na.uiterlijk == eerste_datum(na)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("wat", "waarde"),
    [
        ("triage.door_id", "andere"), ("triage.team_id", "ander_team"), ("triage.gekozen_team_id", "ander_team"),
        ("triage.vraag_id", "verzonnen"), ("triage.herzien", "nee"),
        ("triage.inrichting_versie_id", "0"), ("triage.moment", "morgen"), ("triage.moment", "te vroeg"),
        ("triage.uitkomst", "lijst"), ("feiten.leeftijd", "lijst"), ("feiten.leefgebieden", "0"),
        ("feiten.kenmerken", "0"), ("termijn.start", "morgen"),
        ("termijn.start", "te vroeg"), ("termijn.klaar_op", "vandaag"), ("termijn.soort", "loopt al"),
        ("termijn.vraag_id", "verzonnen"),
    ],
)  # fmt: skip
def test_de_database_neemt_geen_vreemde_rijen_aan(heerlen: Groep, wat: str, waarde: str) -> None:
    """Wat een handeling meegeeft, kan verzonnen zijn: de functie kijkt zelf na."""
    g = heerlen
    vraag = vraag_van(g)
    uit = herziet(g.sanne, vraag, nieuw(vraag))
    with word(rollen.ONDERHOUD):
        soort_al = Termijn.objects.filter(vraag=vraag).values_list("soort", flat=True).first()
    vandaag = timezone.localdate()
    vals = {
        "andere": g.marieke.pk, "ander_team": g.ander_team.pk, "verzonnen": str(uuid4()), "0": 0,
        "morgen": f"{vandaag + timedelta(days=1)}", "te vroeg": f"{vandaag - timedelta(days=1)}",
        "vandaag": f"{vandaag}", "nee": False, "loopt al": soort_al, "lijst": [1],
    }  # fmt: skip
    triage: dict[str, Any] = {
        "id": str(uuid4()), "stelsel_id": g.stelsel.pk, "team_id": g.team.pk, "vraag_id": str(vraag.pk),
        "inrichting_versie_id": uit.triage.inrichting_versie_id, "moment": timezone.now().isoformat(),
        "door_id": g.sanne.pk, "regel": "x", "situatie": "enkelvoudig", "uitkomst": {}, "gekozen_team_id": None,
        "argument": "", "toelichting": "", "herzien": True,
    }  # fmt: skip
    termijn: dict[str, Any] = {
        "id": str(uuid4()), "stelsel_id": g.stelsel.pk, "team_id": g.team.pk, "vraag_id": str(vraag.pk),
        "soort": "verzonnen_klok", "start": f"{vandaag}", "uiterlijk": f"{vandaag + timedelta(days=3)}",
        "grondslag": "x", "atw": False, "stappen": [], "klaar_op": None,
    }  # fmt: skip
    rij, veld = wat.split(".")
    feiten: dict[str, Any] = {}
    goed = {"triage": dict(triage), "termijn": [dict(termijn)], "feiten": nieuw(vraag)}
    {"triage": triage, "termijn": termijn, "feiten": feiten}[rij][veld] = vals[waarde]
    if rij == "triage" and veld == "gekozen_team_id":
        triage["argument"] = "Omdat."
    with als_medewerker(g.sanne.pk):
        with pytest.raises(ProgrammingError):
            _roep(vraag.pk, {"triage": triage, "termijn": [termijn], "feiten": feiten})
        _roep(vraag.pk, goed)


def _roep(vraag_id: UUID, rijen: dict[str, Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT kt_vraag_herzien(%s, %s)", [vraag_id, json.dumps({"feiten": {}} | rijen)])


def test_wie_er_niet_schrijft_roept_de_functie_vergeefs(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    for wie in (g.bilal, g.fatma, g.joris):
        with als_medewerker(wie.pk), pytest.raises(ProgrammingError, match="beoordeel jij niet"):
            _roep(vraag.pk, {"triage": {}, "termijn": []})
    assert Team.objects.filter(pk=lees(vraag.pk).team_id).exists()
