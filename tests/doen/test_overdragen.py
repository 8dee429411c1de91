"""Het werk van een team dat ophoudt, gaat heel naar een ander team: niets raakt zoek en niemand ziet meer dan mag."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang, Verstrekking
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.doen.ingang.acties import beantwoord, neem_op
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.overdracht.acties import KanNietOverdragen, MagNietOverdragen, Overgedragen, draag_over
from keukentafel.doen.overdracht.overzichten import werk_per_team
from keukentafel.doen.tabel import DossierTabel
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.teams.models import Team, TeamGebied
from tests.dagen import over, vandaag
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.doen.vol import vul_dossier, vul_vraag
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
TABELLEN = [model for model in apps.get_models() if issubclass(model, DossierTabel)]


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


def eindig(team: Team, dag: date | None = None) -> None:
    with word(rollen.EIGENAAR):
        Team.objects.filter(pk=team.pk).update(tot=dag or vandaag())


def wijk(groep: Groep, code: str = "WK999901") -> Gebied:
    with word(rollen.EIGENAAR):
        return Gebied.objects.create(stelsel=groep.stelsel, gemeente=groep.gemeente, code=code, jaar=2024, naam=code)


def heeft(team: Team, gebied: Gebied, tot: date | None = None) -> None:
    with word(rollen.EIGENAAR):
        TeamGebied.objects.create(stelsel_id=team.stelsel_id, team=team, gebied=gebied, van=team.van, tot=tot)


def vraag(groep: Groep, team: Team, gebied: Gebied | None = None, **anders: Any) -> tuple[UUID, UUID]:
    """Een vraag in een dossier bij dit team: (vraag, dossier)."""
    rijen = vraag_in_dossier(groep, team, groep.fatma, **anders)
    rijen["vraag"]["gebied_id"] = gebied.pk if gebied else None
    if rijen["dossier"]:
        rijen["dossier"]["gebied_id"] = gebied.pk if gebied else None
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    return rijen["vraag"]["id"], rijen["dossiervraag"]["dossier_id"]


def draag(wie: Medewerker, van: Team, naar: Team, gebied: Gebied | None = None, alles: bool = True) -> Overgedragen:
    with als_medewerker(wie.pk):
        return draag_over(van=van, naar=naar, gebied=gebied, alles=alles, nu=timezone.now())


def per_tabel(team: Team) -> dict[str, int]:
    with word(rollen.ONDERHOUD):
        return {model.__name__: model._default_manager.filter(team=team).count() for model in TABELLEN}


def vol_dossier(groep: Groep) -> tuple[UUID, UUID]:
    """Een dossier met een rij in elke tabel die een team draagt."""
    vraag_id, dossier_id = vraag(groep, groep.team)
    nu = timezone.now()
    vast: dict[str, Any] = {"stelsel": groep.stelsel, "team": groep.team, "dossier_id": dossier_id}
    with word(rollen.EIGENAAR):
        Contactmoment.objects.create(
            **vast, door=groep.sanne, moment=nu, kanaal="telefoon", samenvatting="x", sleutel=uuid4()
        )
        Afspraak.objects.create(
            **vast, medewerker=groep.sanne, door=groep.sanne, begin=nu, minuten=30, voor_wie="x", plek="x"
        )
        Geheimadres.objects.create(**vast, straat="Dorpsstraat", door=groep.sanne, sinds=nu)
        Adresinzage.objects.create(**vast, medewerker=groep.sanne, door=groep.sanne, reden="bezoek", van=vandaag())
        Noodtoegang.objects.create(
            **vast, medewerker=groep.bilal, reden="brand in huis", van=nu, tot=nu + timedelta(hours=1)
        )
        partner = Organisatie.objects.create(stelsel=groep.stelsel, slug="partner", naam="Partner")
        Verstrekking.objects.create(
            **vast, organisatie=partner, doel="hulp", grondslag="toestemming", noodzaak="samen",
            categorieen=["contact"], van=vandaag(), tot=over(30),
            geinformeerd="gesprek", vastgelegd_op=nu, door=groep.sanne,
        )  # fmt: skip
        vul_dossier(groep, dossier_id)
        vul_vraag(groep, vraag_id)
    return vraag_id, dossier_id


def test_alles_van_een_dossier_gaat_mee_uit_elke_tabel(groep: Groep) -> None:
    vol_dossier(groep)
    eerst = per_tabel(groep.team)
    assert min(eerst.values()) > 0, f"niet elke tabel is gevuld: {eerst}"
    eindig(groep.team)
    draag(groep.marieke, groep.team, groep.ander_team)
    assert set(per_tabel(groep.team).values()) == {0}
    assert per_tabel(groep.ander_team) == eerst


def test_daarna_ziet_het_nieuwe_team_alles_en_het_oude_niets(groep: Groep) -> None:
    vraag_id, dossier_id = vraag(groep, groep.team)
    eindig(groep.team)
    draag(groep.marieke, groep.team, groep.ander_team)
    with als_medewerker(groep.sanne.pk):
        assert not Dossier.objects.exists()
        assert not Vraag.objects.exists()
        assert not Gebeurtenis.objects.exists()
    with als_medewerker(groep.bilal.pk):
        assert Dossier.objects.get().pk == dossier_id
        assert Vraag.objects.get().pk == vraag_id
        assert Termijn.objects.filter(vraag_id=vraag_id).count() == 1


def test_er_komt_een_feit_bij_het_dossier_en_bij_elke_open_vraag(groep: Groep) -> None:
    vraag_id, dossier_id = vraag(groep, groep.team)
    eindig(groep.team)
    draag(groep.marieke, groep.team, groep.ander_team)
    with word(rollen.ONDERHOUD):
        feiten = {feit.soort: feit for feit in Gebeurtenis.objects.filter(soort__endswith="overgedragen")}
    verwacht = {
        "van_team": groep.team.pk,
        "naar_team": groep.ander_team.pk,
        "reden": "team_eindigt",
        "per": vandaag().isoformat(),
    }
    assert feiten["dossier_overgedragen"].gegevens == verwacht | {"contact_blijft": False}
    assert feiten["dossier_overgedragen"].dossier_id == dossier_id
    assert feiten["vraag_overgedragen"].gegevens == verwacht | {"blijft_bij": False}
    assert feiten["vraag_overgedragen"].vraag_id == vraag_id
    assert {feit.medewerker_id for feit in feiten.values()} == {groep.marieke.pk}


@pytest.mark.parametrize("ook_daar", [True, False])
def test_wie_ook_in_het_nieuwe_team_werkt_houdt_haar_vragen(groep: Groep, ook_daar: bool) -> None:
    vraag_id, dossier_id = vraag(groep, groep.team)
    with als_medewerker(groep.sanne.pk):
        neem_op(vraag_id=vraag_id, medewerker=groep.sanne, nu=timezone.now())
        Dossier.objects.filter(pk=dossier_id).update(contact=groep.sanne)
    if ook_daar:
        geef_rol(groep.sanne, "wijkwerker", groep.ander_team)
    eindig(groep.team)
    uitkomst = draag(groep.marieke, groep.team, groep.ander_team)
    with word(rollen.ONDERHOUD):
        na, dossier = Vraag.objects.get(pk=vraag_id), Dossier.objects.get(pk=dossier_id)
    assert uitkomst.houdt_medewerker == ook_daar
    assert (na.status, na.opgenomen_door_id) == (("opgenomen", groep.sanne.pk) if ook_daar else ("open", None))
    assert dossier.contact_id == (groep.sanne.pk if ook_daar else None)


@pytest.mark.parametrize(("ook_vervanger", "ook_afwezige"), [(True, True), (True, False), (False, True)])
def test_een_vervanger_en_wie_zij_vervangt_houden_de_vraag_alleen_in_het_nieuwe_team(
    groep: Groep, ook_vervanger: bool, ook_afwezige: bool
) -> None:
    vraag_id, _ = vraag(groep, groep.team)
    with word(rollen.EIGENAAR):
        Vraag.objects.filter(pk=vraag_id).update(
            status="opgenomen", opgenomen_door=groep.marieke, opgenomen_op=timezone.now(), namens=groep.sanne
        )
    for wie, ook in ((groep.marieke, ook_vervanger), (groep.sanne, ook_afwezige)):
        if ook:
            geef_rol(wie, "wijkwerker", groep.ander_team)
    eindig(groep.team)
    draag(groep.bea, groep.team, groep.ander_team)
    with word(rollen.ONDERHOUD):
        na = Vraag.objects.get(pk=vraag_id)
    assert na.opgenomen_door_id == (groep.marieke.pk if ook_vervanger else None)
    assert na.namens_id == (groep.sanne.pk if ook_vervanger and ook_afwezige else None)


def test_een_rol_die_geen_dossiers_leest_houdt_geen_vragen_vast(groep: Groep) -> None:
    vraag_id, _ = vraag(groep, groep.team)
    with als_medewerker(groep.sanne.pk):
        neem_op(vraag_id=vraag_id, medewerker=groep.sanne, nu=timezone.now())
    geef_rol(groep.sanne, "vrijwilliger", groep.ander_team)
    eindig(groep.team)
    assert draag(groep.marieke, groep.team, groep.ander_team).houdt_medewerker == 0


def test_een_beantwoorde_vraag_blijft_beantwoord_en_een_klok_houdt_haar_datum(groep: Groep) -> None:
    klaar, dossier_id = vraag(groep, groep.team)
    loopt, _ = vraag(groep, groep.team, dossier_id=dossier_id)
    with als_medewerker(groep.sanne.pk):
        beantwoord(vraag_id=klaar, medewerker=groep.sanne, antwoord="Geregeld.", nu=timezone.now())
    with word(rollen.ONDERHOUD):
        eerst = dict(Termijn.objects.values_list("vraag_id", "uiterlijk"))
    eindig(groep.team)
    uitkomst = draag(groep.marieke, groep.team, groep.ander_team)
    assert (uitkomst.open, set(uitkomst.vragen)) == (1, {klaar, loopt})
    with word(rollen.ONDERHOUD):
        assert Vraag.objects.get(pk=klaar).antwoord == "Geregeld."
        assert dict(Termijn.objects.values_list("vraag_id", "uiterlijk")) == eerst


def test_nog_een_keer_verandert_niets(groep: Groep) -> None:
    vraag(groep, groep.team)
    eindig(groep.team)
    draag(groep.marieke, groep.team, groep.ander_team)
    with word(rollen.ONDERHOUD):
        eerst = Gebeurtenis.objects.count()
    nog_eens = draag(groep.marieke, groep.team, groep.ander_team)
    assert (nog_eens.dossiers, nog_eens.vragen) == ((), ())
    with word(rollen.ONDERHOUD):
        assert Gebeurtenis.objects.count() == eerst


def test_alleen_een_wijk_en_alleen_wat_zonder_wijk_is(groep: Groep) -> None:
    hier, daar = wijk(groep), wijk(groep, "WK999902")
    _, in_hier = vraag(groep, groep.team, hier)
    _, in_daar = vraag(groep, groep.team, daar)
    _, zonder = vraag(groep, groep.team)
    eindig(groep.team)
    assert draag(groep.marieke, groep.team, groep.ander_team, hier, alles=False).dossiers == (in_hier,)
    assert draag(groep.marieke, groep.team, groep.ander_team, None, alles=False).dossiers == (zonder,)
    assert draag(groep.marieke, groep.team, groep.ander_team).dossiers == (in_daar,)


def test_een_wijk_die_weggaat_gaat_over_terwijl_het_team_blijft(groep: Groep) -> None:
    weg, houdt = wijk(groep), wijk(groep, "WK999902")
    heeft(groep.team, weg, tot=vandaag())
    heeft(groep.team, houdt)
    _, in_weg = vraag(groep, groep.team, weg)
    _, in_houdt = vraag(groep, groep.team, houdt)
    assert draag(groep.marieke, groep.team, groep.ander_team, weg, alles=False).dossiers == (in_weg,)
    with word(rollen.ONDERHOUD):
        feit = Gebeurtenis.objects.get(soort="dossier_overgedragen")
        assert Dossier.objects.get(pk=in_houdt).team_id == groep.team.pk
    assert feit.gegevens["reden"] == "wijk_naar_ander_team"
    for gebied, alles in ((houdt, False), (None, False), (None, True)):
        with pytest.raises(KanNietOverdragen):
            draag(groep.marieke, groep.team, groep.ander_team, gebied, alles)


def test_een_vraag_in_het_dossier_van_een_ander_gaat_mee_en_het_dossier_blijft(groep: Groep) -> None:
    derde = Team(stelsel=groep.stelsel, slug="derde", naam="Team Derde", soort="wijkteam", van=date(2020, 1, 1))
    with word(rollen.EIGENAAR):
        derde.save()
    carla = medewerker(groep.stelsel, "carla", "Carla Post", "wijkwerker", derde)
    _, dossier_id = vraag(groep, groep.ander_team)
    losse, _ = vraag(groep, groep.team, dossier_id=dossier_id)
    eindig(groep.team)
    draag(groep.marieke, groep.team, derde)
    with word(rollen.ONDERHOUD):
        assert Dossier.objects.get().team_id == groep.ander_team.pk
        assert Vraag.objects.get(pk=losse).team_id == derde.pk
    with als_medewerker(carla.pk):
        assert Vraag.objects.filter(pk=losse).exists()


@pytest.mark.parametrize("wie", ["sanne", "bilal", "fatma", "joris"])
def test_zonder_het_recht_gaat_er_niets_over(groep: Groep, wie: str) -> None:
    vraag(groep, groep.team)
    eindig(groep.team)
    eerst = per_tabel(groep.team)
    with pytest.raises(MagNietOverdragen):
        draag(getattr(groep, wie), groep.team, groep.ander_team)
    assert per_tabel(groep.team) == eerst


def test_wie_werk_verdeelt_doet_dat_alleen_voor_haar_eigen_team(groep: Groep) -> None:
    eindig(groep.ander_team)
    with pytest.raises(MagNietOverdragen):
        draag(groep.marieke, groep.ander_team, groep.team)


def test_wie_de_inrichting_beheert_draagt_over_zonder_iets_te_lezen(groep: Groep) -> None:
    vraag(groep, groep.team)
    eindig(groep.team)
    beheer = groep.bea
    draag(beheer, groep.team, groep.ander_team)
    assert per_tabel(groep.ander_team)["Dossier"] == 1
    with als_medewerker(beheer.pk):
        assert not Dossier.objects.exists()
        assert not Vraag.objects.exists()


def test_een_ander_stelsel_is_er_niet(groep: Groep) -> None:
    elders = kaal_stelsel("elders")
    vraag(groep, groep.team)
    eindig(groep.team)
    eindig(elders.team)
    with pytest.raises(MagNietOverdragen):
        draag(elders.marieke, groep.team, groep.ander_team)
    with pytest.raises(KanNietOverdragen):
        draag(groep.marieke, groep.team, elders.ander_team)
    assert per_tabel(groep.team)["Dossier"] == 1


def test_naar_een_team_dat_er_niet_is_kan_niet(groep: Groep) -> None:
    vraag(groep, groep.team)
    eindig(groep.team)
    with pytest.raises(KanNietOverdragen):
        draag(groep.marieke, groep.team, groep.team)
    eindig(groep.ander_team)
    with pytest.raises(KanNietOverdragen):
        draag(groep.marieke, groep.team, groep.ander_team)


def test_een_team_dat_blijft_houdt_zijn_werk(groep: Groep) -> None:
    vraag(groep, groep.team)
    with pytest.raises(KanNietOverdragen):
        draag(groep.marieke, groep.team, groep.ander_team)


def test_een_team_dat_later_stopt_mag_nu_al_overdragen(groep: Groep) -> None:
    _, dossier_id = vraag(groep, groep.team)
    eindig(groep.team, over(30))
    assert draag(groep.marieke, groep.team, groep.ander_team).dossiers == (dossier_id,)


def test_tellen_geeft_alleen_aantallen_en_alleen_waar_iemand_over_gaat(groep: Groep) -> None:
    hier = wijk(groep)
    vraag(groep, groep.team, hier)
    vraag(groep, groep.ander_team)
    beheer = groep.bea
    with als_medewerker(groep.marieke.pk):
        (sleutel,) = werk_per_team()
        aantal = werk_per_team()[sleutel]
    assert sleutel == (groep.team.pk, hier.pk)
    assert (aantal.dossiers, aantal.vragen, aantal.klokken) == (1, 1, 1)
    with als_medewerker(beheer.pk):
        assert set(werk_per_team()) == {(groep.team.pk, hier.pk), (groep.ander_team.pk, None)}
    for wie in (groep.sanne, groep.fatma, groep.joris):
        with als_medewerker(wie.pk):
            assert werk_per_team() == {}
