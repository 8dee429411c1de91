"""Het tweede slot: wat PostgreSQL zelf weigert, ook als de toepassing zou vergeten te filteren."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, models, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid, Persoon
from keukentafel.doen.ingang.acties import NietVanJouwTeam, beantwoord, neem_op, zet_door
from keukentafel.doen.ingang.feiten import VraagDoorgezet, VraagOpgenomen
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import BekendBij, bekend_bij, door_mij_aangenomen, ontvangst
from keukentafel.doen.tabel import als_rij
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker, zet_medewerker
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
TABELLEN: tuple[type[models.Model], ...] = (
    Dossier, Persoon, Huishoudlid, DossierVraag, Vraag, Termijn, Triage, Gebeurtenis,
)  # fmt: skip


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


def neem_aan(groep: Groep, team: Team, door: Medewerker, **rest: Any) -> dict[str, Any]:
    rijen = vraag_in_dossier(groep, team, door, **rest)
    with als_medewerker(door.pk):
        bewaar(rijen)
    return rijen


def ziet(wie: Medewerker) -> dict[str, int]:
    with als_medewerker(wie.pk):
        return {tabel.__name__: tabel._default_manager.count() for tabel in TABELLEN}


def geweigerd() -> Any:
    return pytest.raises(ProgrammingError, match=r"row-level security|permission denied")


def test_het_team_ziet_alles_en_een_ander_team_niets(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    assert set(ziet(groep.sanne).values()) == {1}
    assert set(ziet(groep.marieke).values()) == {1}
    assert set(ziet(groep.bilal).values()) == {0}


@pytest.mark.parametrize("wie", ["fatma", "joris"])
def test_wie_aanneemt_of_toeziet_leest_geen_dossier(groep: Groep, wie: str) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    assert set(ziet(getattr(groep, wie)).values()) == {0}


def test_zonder_medewerker_is_er_niets(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    zet_medewerker(None)
    assert [tabel._default_manager.count() for tabel in TABELLEN] == [0] * len(TABELLEN)


def test_de_kijker_geldt_alleen_binnen_het_blok(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    with als_medewerker(groep.sanne.pk):
        assert Vraag.objects.count() == 1
    assert Vraag.objects.count() == 0


def test_een_afgelopen_lidmaatschap_ziet_niets_meer(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=groep.sanne).update(tot=timezone.localdate())
    assert set(ziet(groep.sanne).values()) == {0}


def test_een_lidmaatschap_dat_morgen_begint_ziet_vandaag_niets(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    morgen = timezone.localdate() + timedelta(days=1)
    nieuw = medewerker(groep.stelsel, "nina", "Nina Smit", "wijkwerker", groep.team, van=morgen)
    assert set(ziet(nieuw).values()) == {0}


def test_een_ander_stelsel_bestaat_niet(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    buren = kaal_stelsel("berkenrode")
    assert set(ziet(buren.sanne).values()) == {0}


def test_het_kcc_neemt_aan_voor_een_team_waar_het_niet_in_zit(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.ander_team, groep.fatma)
    assert ziet(groep.bilal)["Vraag"] == 1
    with als_medewerker(groep.fatma.pk):
        bevestiging = ontvangst(rijen["vraag"]["id"])
        assert [regel.kenmerk for regel in door_mij_aangenomen(timezone.now() - timedelta(hours=1))] == [
            rijen["vraag"]["kenmerk"]
        ]
    assert bevestiging is not None
    assert (bevestiging.team, bevestiging.van_mijn_team) == ("Team Kanaal", False)
    assert [klok.soort for klok in bevestiging.termijnen] == ["wmo_onderzoek"]


def test_een_ander_hoort_niet_hoe_het_staat(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.ander_team, groep.fatma)
    for wie in (groep.sanne, groep.joris, kaal_stelsel("berkenrode").fatma):
        with als_medewerker(wie.pk):
            assert ontvangst(rijen["vraag"]["id"]) is None
            assert ontvangst(uuid4()) is None


@pytest.mark.parametrize("wie", ["joris", "buiten"])
def test_zonder_rol_neem_je_niets_aan(groep: Groep, wie: str) -> None:
    rijen = vraag_in_dossier(groep, groep.team, groep.joris)
    kijker = groep.joris.pk if wie == "joris" else 0
    with pytest.raises(ProgrammingError, match="geen recht"), als_medewerker(kijker):
        bewaar(rijen)


def _ander_stelsel(rijen: dict[str, Any]) -> None:
    rijen["termijn"][0]["stelsel_id"] += 1000


def _andermans_naam(rijen: dict[str, Any]) -> None:
    rijen["vraag"]["aangenomen_door_id"] += 1


@pytest.mark.parametrize(("knoei", "antwoord"), [(_ander_stelsel, "ander stelsel"), (_andermans_naam, "eigen naam")])
def test_een_vervalste_rij_wordt_geweigerd(
    groep: Groep, knoei: Callable[[dict[str, Any]], None], antwoord: str
) -> None:
    rijen = vraag_in_dossier(groep, groep.team, groep.fatma)
    knoei(rijen)
    with pytest.raises(ProgrammingError, match=antwoord), als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    assert set(ziet(groep.sanne).values()) == {0}


def test_een_gesloten_team_neemt_geen_vraag_aan(groep: Groep) -> None:
    with word(rollen.EIGENAAR):
        Team.objects.filter(pk=groep.team.pk).update(tot=timezone.localdate())
    with pytest.raises(IntegrityError, match="geen vragen aan"), als_medewerker(groep.fatma.pk):
        bewaar(vraag_in_dossier(groep, groep.team, groep.fatma))


def test_twee_keer_bewaren_is_een_vraag(groep: Groep) -> None:
    rijen = vraag_in_dossier(groep, groep.team, groep.fatma)
    tweede = vraag_in_dossier(groep, groep.team, groep.fatma)
    tweede["vraag"]["sleutel"] = rijen["vraag"]["sleutel"]
    with als_medewerker(groep.fatma.pk):
        eerste_keer, tweede_keer = bewaar(rijen), bewaar(tweede)
    assert (eerste_keer["nieuw"], tweede_keer["nieuw"]) == (True, False)
    assert eerste_keer["vraag"] == tweede_keer["vraag"]
    assert ziet(groep.sanne)["Dossier"] == 1


def test_rechtstreeks_invoegen_kan_niet(groep: Groep) -> None:
    vraag = Vraag(**vraag_in_dossier(groep, groep.team, groep.sanne)["vraag"])
    with als_medewerker(groep.sanne.pk), geweigerd(), transaction.atomic():
        vraag.save(force_insert=True)
    assert als_rij(vraag)["team_id"] == groep.team.pk


def test_een_vraag_van_het_eigen_team_weggeven_kan_alleen_langs_de_functie(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.team, groep.fatma)
    with als_medewerker(groep.sanne.pk), geweigerd(), transaction.atomic():
        Vraag.objects.filter(pk=rijen["vraag"]["id"]).update(team=groep.ander_team)


def test_een_feit_is_niet_te_wijzigen_of_te_wissen(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    with als_medewerker(groep.sanne.pk):
        with geweigerd(), transaction.atomic():
            Gebeurtenis.objects.update(soort="iets_anders")
        assert Gebeurtenis.objects.all()._raw_delete(using="default") == 0
        assert Gebeurtenis.objects.get().soort == "vraag_opgenomen"


def test_doorzetten_naar_een_ander_team_neemt_het_dossier_mee(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.team, groep.fatma)
    with als_medewerker(groep.sanne.pk):
        zet_door(
            vraag_id=rijen["vraag"]["id"], naar=groep.ander_team, medewerker=groep.sanne, argument="Woont in Kanaal.",
            nu=timezone.now(),
        )  # fmt: skip
    assert set(ziet(groep.sanne).values()) == {0}
    over = ziet(groep.bilal)
    assert (over["Dossier"], over["Persoon"], over["Vraag"], over["Termijn"]) == (1, 1, 1, 1)
    with als_medewerker(groep.bilal.pk):
        laatste = Triage.objects.order_by("-moment")[0]
        assert (laatste.gekozen_team_id, laatste.argument) == (groep.ander_team.pk, "Woont in Kanaal.")
        feit = VraagDoorgezet.model_validate(Gebeurtenis.objects.get(soort="vraag_doorgezet").gegevens)
        assert feit == VraagDoorgezet(van_team=groep.team.pk, naar_team=groep.ander_team.pk, dossier_mee=True)


def test_ligt_er_nog_een_vraag_dan_blijft_het_dossier_en_kijkt_het_andere_team_mee(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.team, groep.fatma)
    dossier = UUID(str(rijen["dossier"]["id"]))
    tweede = neem_aan(groep, groep.team, groep.fatma, dossier_id=dossier)
    with als_medewerker(groep.sanne.pk):
        zet_door(
            vraag_id=tweede["vraag"]["id"], naar=groep.ander_team, medewerker=groep.sanne, argument="Past daar beter.",
            nu=timezone.now(),
        )  # fmt: skip
    assert (ziet(groep.sanne)["Dossier"], ziet(groep.sanne)["Vraag"]) == (1, 2)
    assert (ziet(groep.bilal)["Dossier"], ziet(groep.bilal)["Persoon"]) == (1, 1)
    with als_medewerker(groep.bilal.pk), geweigerd(), transaction.atomic():
        Dossier.objects.create(**rijen["dossier"])


def test_een_ander_team_zet_mijn_vraag_niet_door(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.team, groep.fatma)
    for vraag_id in (rijen["vraag"]["id"], uuid4()):
        with pytest.raises(NietVanJouwTeam), als_medewerker(groep.bilal.pk):
            zet_door(
                vraag_id=vraag_id, naar=groep.ander_team, medewerker=groep.bilal, argument="Zomaar.", nu=timezone.now()
            )


def test_het_nee_van_de_database_heet_ook_zo(groep: Groep, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ook als de toepassing niet zelf keek, zegt PostgreSQL nee, en dat is geen storing."""
    rijen = neem_aan(groep, groep.team, groep.fatma)
    monkeypatch.setattr("keukentafel.doen.ingang.acties.pak_vast", lambda *alles: None)
    with pytest.raises(NietVanJouwTeam), als_medewerker(groep.bilal.pk):
        zet_door(
            vraag_id=rijen["vraag"]["id"], naar=groep.ander_team, medewerker=groep.bilal, argument="Zomaar.",
            nu=timezone.now(),
        )  # fmt: skip


def test_naar_een_team_van_een_ander_stelsel_kan_niet(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.team, groep.fatma)
    buren = kaal_stelsel("berkenrode")
    with pytest.raises(IntegrityError, match="kan de vraag niet"), als_medewerker(groep.sanne.pk):
        zet_door(
            vraag_id=rijen["vraag"]["id"], naar=buren.team, medewerker=groep.sanne, argument="Verhuisd.",
            nu=timezone.now(),
        )  # fmt: skip


def test_wie_een_vraag_bij_haar_eigen_team_neerlegt_krijgt_het_dossier_van_een_ander_niet(groep: Groep) -> None:
    """Bilal weet een geboortedatum en een naam; dat is geen sleutel op de deur van een ander team."""
    bekend = neem_aan(groep, groep.team, groep.fatma)
    dossier = UUID(str(bekend["dossier"]["id"]))
    eigen = neem_aan(groep, groep.ander_team, groep.bilal, dossier_id=dossier)
    assert ziet(groep.bilal) == {tabel.__name__: 0 for tabel in TABELLEN} | {"Vraag": 1, "Termijn": 1, "Triage": 1}
    with als_medewerker(groep.bilal.pk):
        assert bekend_bij(eigen["vraag"]["id"]) == BekendBij("Team Molenwijk", None, dossier)
        neem_op(vraag_id=eigen["vraag"]["id"], medewerker=groep.bilal, nu=timezone.now())
        assert Dossier.objects.count() == 0
    with als_medewerker(groep.sanne.pk):
        assert Gebeurtenis.objects.filter(dossier_id=dossier, soort="vraag_opgenomen").count() == 3


def test_afwijken_van_de_regels_opent_geen_dossier(groep: Groep) -> None:
    dossier = UUID(str(neem_aan(groep, groep.team, groep.fatma)["dossier"]["id"]))
    rijen = vraag_in_dossier(groep, groep.ander_team, groep.fatma, dossier_id=dossier)
    rijen["triage"][0] |= {"gekozen_team_id": groep.ander_team.pk, "argument": "Zomaar."}
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    assert ziet(groep.bilal)["Dossier"] == 0


def test_inzage_langs_een_vraag_eindigt_als_de_vraag_klaar_is(groep: Groep) -> None:
    dossier = UUID(str(neem_aan(groep, groep.team, groep.fatma)["dossier"]["id"]))
    rijen = neem_aan(groep, groep.ander_team, groep.fatma, dossier_id=dossier)
    assert (ziet(groep.bilal)["Dossier"], ziet(groep.bilal)["Persoon"]) == (1, 1)
    with als_medewerker(groep.bilal.pk):
        beantwoord(vraag_id=rijen["vraag"]["id"], medewerker=groep.bilal, antwoord="Geregeld.", nu=timezone.now())
    over = ziet(groep.bilal)
    assert (over["Vraag"], over["Dossier"], over["Persoon"], over["Gebeurtenis"]) == (1, 0, 0, 0)


def _andermans_vraag(rijen: dict[str, Any]) -> None:
    rijen["triage"][0]["vraag_id"] = uuid4()


def _andermans_hand(rijen: dict[str, Any]) -> None:
    rijen["gebeurtenis"][0]["medewerker_id"] += 1


def _andermans_dossier(rijen: dict[str, Any]) -> None:
    rijen["gebeurtenis"][0]["dossier_id"] = uuid4()


def _andermans_persoon(rijen: dict[str, Any]) -> None:
    rijen["huishoudlid"][0]["persoon_id"] = uuid4()


def _andermans_team(rijen: dict[str, Any]) -> None:
    rijen["persoon"][0]["team_id"] += 1


@pytest.mark.parametrize(
    "knoei", [_andermans_vraag, _andermans_hand, _andermans_dossier, _andermans_persoon, _andermans_team]
)
def test_rijen_die_niet_bij_elkaar_horen_worden_geweigerd(
    groep: Groep, knoei: Callable[[dict[str, Any]], None]
) -> None:
    rijen = vraag_in_dossier(groep, groep.team, groep.fatma)
    knoei(rijen)
    with pytest.raises(ProgrammingError, match="horen niet bij elkaar"), als_medewerker(groep.fatma.pk):
        bewaar(rijen)


def test_een_feit_bij_een_dossier_van_een_ander_wordt_geweigerd(groep: Groep) -> None:
    rijen = neem_aan(groep, groep.team, groep.fatma)
    feit = maak(
        VraagOpgenomen(), stelsel_id=groep.stelsel.pk, moment=timezone.now(), medewerker_id=groep.bilal.pk,
        dossier_id=rijen["dossier"]["id"], vraag_id=rijen["vraag"]["id"], team_id=groep.ander_team.pk,
    )  # fmt: skip
    with als_medewerker(groep.bilal.pk), geweigerd(), transaction.atomic():
        feit.save(force_insert=True)


def test_de_woorden_van_een_vraag_staan_vast(groep: Groep) -> None:
    neem_aan(groep, groep.team, groep.fatma)
    with als_medewerker(groep.sanne.pk), geweigerd(), transaction.atomic():
        Vraag.objects.update(eigen_woorden="Iets anders.")
