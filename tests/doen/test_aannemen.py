"""Een vraag van de deur tot het dossier: aangenomen, getriageerd, bij het goede team, op de tijdlijn."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from keukentafel.doen.dossier.aannemen import neem_aan
from keukentafel.doen.dossier.herkennen import zoek_bekend
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave, PersoonOpgave
from keukentafel.doen.dossier.overzichten import huishouden, huishoudens, leeftijd_op, mijn_huishoudens, tijdlijn
from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen, beantwoord
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import ontvangst, tellers, wachtrij
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.doen.triage.acties import GeenTeam, TeamBestaatNiet
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from tests.dagen import gisteren
from tests.vaste_groep import Groep, medewerker, wijken

NIETS_AAN_DE_HAND = {
    "acuut_veiligheidsrisico": False, "dreigende_escalatie": False, "kind_in_gevaar": False, "samenhang": False,
    "complex": False, "eigen_regie": True, "gesprek_heeft_meerwaarde": True,
}  # fmt: skip


def mevrouw_de_vries(**anders: Any) -> Opgave:
    """Het schoonmaken wordt haar te veel; een breed gesprek voegt niets toe."""
    feiten = {
        "soort": "melding", "kanaal": "telefoon", "aanmelder": "inwoner", "gebied": "WK003408", "leeftijd": 79,
        "leefgebieden": ["instrumentele_adl"], "voorziening": {"wet": "wmo", "categorie": "01"},
        "kenmerken": NIETS_AAN_DE_HAND | {"gesprek_heeft_meerwaarde": False},
    }  # fmt: skip
    vast: dict[str, Any] = {
        "sleutel": uuid4(),
        "feiten": feiten,
        "eigen_woorden": "Het schoonmaken wordt me te veel.",
        "melder_naam": "Mevrouw De Vries",
        "melder_telefoon": "06 1234 0007",
        "persoon": PersoonOpgave("Truus", "de", "Vries", date(1947, 6, 14)),
        "adres": AdresOpgave("1354AB", 19),
    }
    return Opgave(**{**vast, **anders})


def vangt(groep: Groep, opgave: Opgave, door: Medewerker | None = None) -> UUID:
    wie = door or groep.fatma
    with als_medewerker(wie.pk):
        return neem_aan(opgave=opgave, medewerker=wie, nu=timezone.now()).vraag_id


@pytest.fixture
def almere(in_huis: Callable[[str], Groep]) -> Groep:
    return in_huis("almere")


@pytest.fixture
def wilma(almere: Groep) -> Medewerker:
    loket = Team.objects.get(stelsel=almere.stelsel, soort="loket")
    return medewerker(almere.stelsel, "wilma", "Wilma Kuipers", "wmo-consulent", loket)


def test_een_telefoontje_de_enkelvoudige_vraag_gaat_naar_het_loket(almere: Groep, wilma: Medewerker) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries())
    with als_medewerker(almere.fatma.pk):
        bevestiging = ontvangst(vraag_id)
        assert Vraag.objects.count() == 0
    assert bevestiging is not None
    assert bevestiging.situatie == "enkelvoudig"
    assert {klok.soort for klok in bevestiging.termijnen} == {"wmo_onderzoek", "persoonlijk_plan"}
    with als_medewerker(wilma.pk):
        vraag = Vraag.objects.get(pk=vraag_id)
        assert vraag.team.soort == "loket"
        assert vraag.uiterlijk == vraag.termijnen.get(soort="wmo_onderzoek").uiterlijk
        triage = Triage.objects.get(vraag=vraag)
        assert triage.uitkomst["inrichting"]["naam"] == "almere"
        assert triage.regel == triage.uitkomst["regel"]


def test_daarna_kent_het_kcc_haar_en_weet_hoe_het_staat(almere: Groep, wilma: Medewerker) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries())
    with als_medewerker(wilma.pk):
        neem_op(vraag_id=vraag_id, medewerker=wilma, nu=timezone.now())
    with als_medewerker(almere.fatma.pk):
        (bekende,) = zoek_bekend(geboortedatum=date(1947, 6, 14), postcode="1354AB")
    assert (bekende.contact, bekende.status) == ("Wilma Kuipers", "opgenomen")


def test_een_tweede_vraag_komt_in_hetzelfde_dossier(almere: Groep, wilma: Medewerker) -> None:
    vangt(almere, mevrouw_de_vries())
    with als_medewerker(almere.fatma.pk):
        (bekende,) = zoek_bekend(geboortedatum=date(1947, 6, 14), postcode="1354AB")
    breder = mevrouw_de_vries().feiten | {
        "soort": "vraag", "leefgebieden": ["financien", "sociaal_netwerk"], "voorziening": {},
        "kenmerken": NIETS_AAN_DE_HAND | {"samenhang": True},
    }  # fmt: skip
    tweede = vangt(almere, mevrouw_de_vries(feiten=breder, bekend_dossier=bekende.dossier))
    wijkteam = next(t for t in Team.objects.filter(stelsel=almere.stelsel, soort="wijkteam") if "WK003408" in wijken(t))
    wijkwerker = medewerker(almere.stelsel, "wouter", "Wouter Bos", "wijkwerker", wijkteam)
    with als_medewerker(wijkwerker.pk):
        huis = huishouden(Dossier.objects.all(), Vraag.objects.all(), bekende.dossier)
        assert [vraag.pk for vraag in huis.vragen] == [tweede]
        assert [lid.persoon.naam for lid in huis.leden] == ["Truus de Vries"]
    with als_medewerker(wilma.pk):
        assert len(huishouden(Dossier.objects.all(), Vraag.objects.all(), bekende.dossier).vragen) == 2


def test_twee_keer_bewaren_geeft_een_vraag_en_een_dossier(almere: Groep, wilma: Medewerker) -> None:
    opgave = mevrouw_de_vries()
    assert vangt(almere, opgave) == vangt(almere, opgave)
    with als_medewerker(wilma.pk):
        assert (Vraag.objects.count(), Dossier.objects.count(), Gebeurtenis.objects.count()) == (1, 1, 4)


@pytest.mark.parametrize("persoon", [None, PersoonOpgave(telefoon="06 1234 0007"), PersoonOpgave(voornaam="Truus")])
def test_een_anonieme_vraag_heeft_geen_dossier(almere: Groep, wilma: Medewerker, persoon: PersoonOpgave | None) -> None:
    vangt(almere, mevrouw_de_vries(persoon=persoon, adres=AdresOpgave()))
    with als_medewerker(wilma.pk):
        assert (Vraag.objects.count(), Dossier.objects.count()) == (1, 0)
        assert Gebeurtenis.objects.filter(dossier_id__isnull=True).count() == 3


def test_zonder_wijk_is_er_geen_team_en_wordt_er_niets_bewaard(almere: Groep) -> None:
    feiten = mevrouw_de_vries().feiten | {"kenmerken": NIETS_AAN_DE_HAND}
    del feiten["gebied"]
    with pytest.raises(GeenTeam) as fout:
        vangt(almere, mevrouw_de_vries(feiten=feiten))
    assert "gebied" in fout.value.uitkomst.ontbreekt
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.count() == 0


def test_een_andere_route_kiezen_vraagt_een_argument_en_de_regel_blijft_staan(almere: Groep) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries(ander_team=almere.team.slug, argument="Zij is onlangs weduwe."))
    with als_medewerker(almere.sanne.pk):
        triage = Triage.objects.get(vraag_id=vraag_id)
        assert (triage.gekozen_team_id, triage.argument) == (almere.team.pk, "Zij is onlangs weduwe.")
        assert triage.uitkomst["bestemming"]["soort"] == "loket"
        assert Gebeurtenis.objects.get(soort="triage_gedaan").gegevens["afgeweken"] is True


def test_een_team_dat_niet_bestaat_wordt_geweigerd(almere: Groep) -> None:
    with pytest.raises(TeamBestaatNiet):
        vangt(almere, mevrouw_de_vries(ander_team="maanteam", argument="Zomaar."))


def test_meteen_beantwoord_is_meteen_klaar(almere: Groep, wilma: Medewerker) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries(antwoord="Gewezen op de boodschappendienst."))
    with als_medewerker(wilma.pk):
        vraag = Vraag.objects.get(pk=vraag_id)
        assert vraag.status == "beantwoord"
        assert not Termijn.objects.filter(klaar_op__isnull=True).exists()


def test_terugbellen_geeft_een_eigen_klok(almere: Groep, wilma: Medewerker) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries(terugbellen=True))
    with als_medewerker(wilma.pk):
        vraag = Vraag.objects.get(pk=vraag_id)
        klok = vraag.termijnen.get(soort="terugbelverzoek")
        assert vraag.uiterlijk == klok.uiterlijk
        assert klok.uiterlijk > timezone.localdate()


def test_twee_mensen_nemen_dezelfde_vraag_op_en_de_tweede_hoort_wie(almere: Groep, wilma: Medewerker) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries())
    ander = medewerker(almere.stelsel, "karim", "Karim Idrissi", "wmo-consulent", wilma.lidmaatschappen.get().team)
    with als_medewerker(wilma.pk):
        neem_op(vraag_id=vraag_id, medewerker=wilma, nu=timezone.now())
        neem_op(vraag_id=vraag_id, medewerker=wilma, nu=timezone.now())
    with als_medewerker(ander.pk), pytest.raises(AlOpgenomen) as fout:
        neem_op(vraag_id=vraag_id, medewerker=ander, nu=timezone.now())
    assert fout.value.vraag.opgenomen_door_id == wilma.pk
    with als_medewerker(wilma.pk):
        assert Gebeurtenis.objects.filter(soort="vraag_opgenomen").count() == 1
        assert Dossier.objects.get().contact_id == wilma.pk


def test_een_beantwoorde_vraag_neem_je_niet_meer_op(almere: Groep, wilma: Medewerker) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries())
    with als_medewerker(wilma.pk):
        beantwoord(vraag_id=vraag_id, medewerker=wilma, antwoord="Hulp start maandag.", nu=timezone.now())
        assert Vraag.objects.get(pk=vraag_id).antwoord == "Hulp start maandag."
        with pytest.raises(AlGesloten):
            neem_op(vraag_id=vraag_id, medewerker=wilma, nu=timezone.now())


def test_de_wachtrij_zet_spoed_bovenaan_en_telt_in_een_keer(
    almere: Groep, django_assert_num_queries: Callable[[int], Any]
) -> None:
    kenmerken = NIETS_AAN_DE_HAND | {"acuut_veiligheidsrisico": True}
    gebied = wijken(almere.team)[0]
    gewoon = {"gebied": gebied, "leefgebieden": ["opvoeden"], "soort": "vraag", "kenmerken": NIETS_AAN_DE_HAND}
    eerst = vangt(almere, mevrouw_de_vries(feiten=gewoon, terugbellen=True))
    met_spoed = vangt(almere, mevrouw_de_vries(feiten=gewoon | {"kenmerken": kenmerken}))
    dag = timezone.localdate()
    with als_medewerker(almere.sanne.pk):
        rij = wachtrij(almere.stelsel.pk, ((almere.team.pk, None),), "alle", almere.sanne.pk, dag)
        assert [vraag.pk for vraag in rij] == [met_spoed, eerst]
        with django_assert_num_queries(1):
            aantallen = tellers(almere.stelsel.pk, ((almere.team.pk, None),), almere.sanne.pk, dag + timedelta(days=30))
    assert aantallen == {"alle": 2, "spoed": 1, "niemand": 2, "laat": 1, "mij": 0, "terugbellen": 1}


def test_de_tijdlijn_heeft_de_feiten_met_de_woorden_erbij(
    almere: Groep, wilma: Medewerker, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries())
    with als_medewerker(wilma.pk):
        neem_op(vraag_id=vraag_id, medewerker=wilma, nu=timezone.now() + timedelta(seconds=1))
        dossier = Dossier.objects.get()
        with django_assert_max_num_queries(9):
            huis = huishouden(Dossier.objects.all(), Vraag.objects.all(), dossier.pk)
            momenten = tijdlijn(almere.stelsel.pk, huis)
        lijst = list(huishoudens(almere.stelsel.pk, ((dossier.team_id, None),)))
        geen = Dossier.objects.none().values("pk")
        mijn = list(mijn_huishoudens(almere.stelsel.pk, ((dossier.team_id, None),), wilma.pk, geen, geen))
    assert [moment.soort for moment in momenten] == [
        "regie_gewisseld", "vraag_opgenomen", "ontvangst_bevestigd", "triage_gedaan", "vraag_binnengekomen",
        "dossier_geopend",
    ]  # fmt: skip
    binnen = momenten[3]
    assert binnen.vraag is not None
    assert (binnen.door, binnen.vraag.eigen_woorden) == ("Fatma Koç", "Het schoonmaken wordt me te veel.")
    assert dossier.naam == "De Vries"
    assert [d.pk for d in lijst] == [d.pk for d in mijn] == [dossier.pk]


def test_een_inwoner_van_den_bosch_gaat_langs_het_triageteam_en_een_huisarts_rechtstreeks(
    in_huis: Callable[[str], Groep],
) -> None:
    groep = in_huis("s-hertogenbosch")
    gebied = wijken(groep.team)[0]
    feiten = {
        "gebied": gebied, "aanmelder": "inwoner", "leefgebieden": ["financien", "huisvesting"],
        "kenmerken": NIETS_AAN_DE_HAND | {"samenhang": True, "complex": True},
    }  # fmt: skip
    ids = {
        wie: vangt(groep, mevrouw_de_vries(feiten=feiten | {"aanmelder": wie})) for wie in ("inwoner", "professional")
    }
    with als_medewerker(groep.sanne.pk):
        uitkomsten = {wie: Triage.objects.get(vraag_id=vraag_id).uitkomst for wie, vraag_id in ids.items()}
    assert {wie: u["ontvangst"] for wie, u in uitkomsten.items()} == {
        "inwoner": "doorgezet",
        "professional": "aangenomen",
    }
    assert {u["bestemming"]["team"] for u in uitkomsten.values()} == {groep.team.slug}
    assert {u["rol"] for u in uitkomsten.values()} == {"regie"}


@pytest.mark.parametrize(
    ("geboren", "dag", "jaren"),
    [
        (date(2000, 2, 29), date(2018, 2, 28), 17),
        (date(2000, 2, 29), date(2018, 3, 1), 18),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_leeftijd_op_een_dag(geboren: date, dag: date, jaren: int) -> None:
    assert leeftijd_op(geboren, dag) == jaren


def test_de_lijst_sorteert_op_achternaam_zoals_in_een_telefoonboek(almere: Groep, wilma: Medewerker) -> None:
    for voor, achternaam in (("", "Zijlstra"), ("de", "Vries"), ("", "Özdemir"), ("van der", "Aa")):
        vangt(almere, mevrouw_de_vries(persoon=PersoonOpgave("Truus", voor, achternaam)))
    with als_medewerker(wilma.pk):
        loket = wilma.lidmaatschappen.get().team_id
        assert [d.naam for d in huishoudens(almere.stelsel.pk, ((loket or 0, None),))] == [
            "Van der Aa", "Özdemir", "De Vries", "Zijlstra",
        ]  # fmt: skip


def test_een_antwoord_na_middernacht_telt_voor_de_dag_hier(almere: Groep, wilma: Medewerker) -> None:
    vraag_id = vangt(almere, mevrouw_de_vries())
    dag = gisteren()
    na_middernacht = timezone.make_aware(datetime.combine(dag, time(0, 30))).astimezone(UTC)
    assert na_middernacht.date() < dag, "daar is het dan nog de dag ervoor"
    with als_medewerker(wilma.pk):
        beantwoord(vraag_id=vraag_id, medewerker=wilma, antwoord="Geregeld.", nu=na_middernacht)
        assert set(Termijn.objects.values_list("klaar_op", flat=True)) == {dag}
