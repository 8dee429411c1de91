"""Samenvoegen is een verwijzing: niemand ziet meer dan ervoor, en losmaken is precies (ADR 0012, verhaal 5)."""

from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier import herkentoken
from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.dossier.models import Contactmoment, Dossier, DossierVraag, Persoon
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang, Regie
from keukentafel.doen.samenvoegen import acties, overzichten
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.delen import SCHUILPLEK, neem_nood, ogen, scherm_af
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.doen.samen import alles_klopt, code, huis, maak_los, persoon_van, voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
NU = timezone.now


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


@pytest.fixture
def beide(groep: Groep) -> Medewerker:
    """Iemand die in beide teams werkt."""
    wie = medewerker(groep.stelsel, "beide", "Bibi Beide", "wijkwerker", groep.team)
    geef_rol(wie, "wijkwerker", groep.ander_team)
    return wie


def _leest(wie: Medewerker, dossier: Dossier) -> bool:
    with ogen(wie) as ik:
        in_de_toepassing = zicht.dossiers(ik, NU()).filter(pk=dossier.pk).exists()
        assert in_de_toepassing == Dossier.objects.filter(pk=dossier.pk).exists()
    return in_de_toepassing


def _regie(dossier: Dossier) -> list[tuple[str, str, bool]]:
    with word(rollen.ONDERHOUD):
        rijen = Regie.objects.filter(dossier=dossier).order_by("van")
        return [(rij.soort, rij.reden, rij.tot is None) for rij in rijen]


def _vraag_erbij(groep: Groep, dossier: Dossier, team_id: int | None = None) -> Vraag:
    team = groep.ander_team if team_id == groep.ander_team.pk else groep.team
    rijen = vraag_in_dossier(groep, team, groep.fatma, dossier_id=dossier.pk)
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    with word(rollen.ONDERHOUD):
        return Vraag.objects.get(pk=rijen["vraag"]["id"])


def test_niemand_ziet_meer_en_het_opgegane_is_alleen_te_lezen(groep: Groep, beide: Medewerker) -> None:
    blijft, gaat_op = huis(groep), huis(groep, groep.ander_team)
    voeg_samen(beide, blijft, gaat_op)
    alles_klopt()
    assert _leest(groep.sanne, blijft)
    assert not _leest(groep.sanne, gaat_op)
    assert _leest(groep.bilal, gaat_op)
    assert not _leest(groep.bilal, blijft)
    with ogen(groep.bilal) as bilal:
        assert not zicht.schrijft(bilal, Dossier.objects.get(pk=gaat_op.pk), NU())
    assert _regie(gaat_op) == [("team", "begin", False)]
    assert _regie(blijft) == [("team", "begin", True)]


def test_wie_de_andere_kant_niet_leest_hoort_wie_zij_moet_bellen(groep: Groep, beide: Medewerker) -> None:
    blijft, gaat_op = huis(groep), huis(groep, groep.ander_team)
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=gaat_op.pk).update(contact=groep.bilal)
    voeg_samen(beide, blijft, gaat_op)
    with ogen(groep.sanne):
        (een,) = overzichten.verwijzingen(blijft.pk)
        assert (een.kant, een.leest, een.ander, een.reden) == ("hierin", False, None, None)
        assert (een.team, een.contact) == ("Team Kanaal", "Bilal Amrani")
        assert overzichten.verwijzingen(gaat_op.pk) == []
    with ogen(groep.bilal):
        (terug,) = overzichten.verwijzingen(gaat_op.pk)
        assert (terug.kant, terug.leest, terug.team, terug.reden) == ("hierheen", False, "Team Molenwijk", None)
    with ogen(beide):
        (een,) = overzichten.verwijzingen(blijft.pk)
        assert (een.ander, een.reden, een.mag_los) == (gaat_op.pk, "Hetzelfde gezin.", True)


def test_losmaken_geeft_alles_terug_zoals_het_was(groep: Groep, beide: Medewerker) -> None:
    blijft, gaat_op = huis(groep), huis(groep, groep.ander_team)
    paar = (persoon_van(gaat_op), persoon_van(blijft))
    samen = voeg_samen(beide, blijft, gaat_op, paren=[paar])
    with word(rollen.ONDERHOUD):
        assert Persoon.objects.get(pk=paar[0]).zelfde_als_id == paar[1]
    assert maak_los(groep.bilal, gaat_op, samen) == gaat_op.pk
    alles_klopt()
    with word(rollen.ONDERHOUD):
        assert Persoon.objects.get(pk=paar[0]).zelfde_als_id is None
        assert Dossier.objects.get(pk=gaat_op.pk).opgegaan_in_id is None
        soorten = Gebeurtenis.objects.filter(dossier_id=gaat_op.pk, soort__startswith="dossier_").order_by("moment")
        assert list(soorten.values_list("soort", flat=True)) == ["dossier_samengevoegd", "dossier_losgemaakt"]
    assert _regie(gaat_op) == [("team", "begin", False), ("team", "losgemaakt", True)]
    with pytest.raises(KanNiet) as weer:
        maak_los(groep.bilal, gaat_op, samen)
    assert code(weer.value) == "al_los"
    with ogen(groep.bilal) as bilal:
        assert zicht.schrijft(bilal, Dossier.objects.get(pk=gaat_op.pk), NU())


@pytest.mark.parametrize("weg", [False, True])
def test_de_regisseur_krijgt_de_regie_terug_als_zij_er_nog_is(groep: Groep, weg: bool) -> None:
    blijft, gaat_op = huis(groep), huis(groep)
    nina = medewerker(groep.stelsel, "nina", "Nina Smit", "wijkwerker", groep.team)
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute(
            "SELECT kt_regie_zet(%s, 'medewerker', %s, NULL, 'opgenomen', now(), NULL, NULL)", [gaat_op.pk, nina.pk]
        )
    samen = voeg_samen(groep.sanne, blijft, gaat_op)
    if weg:
        with word(rollen.EIGENAAR):
            nina.lidmaatschappen.update(tot=timezone.localdate())
    maak_los(groep.sanne, blijft, samen)
    alles_klopt()
    assert _regie(gaat_op)[-1] == ("team" if weg else "medewerker", "losgemaakt", True)


def test_een_nieuwe_vraag_bij_het_opgegane_komt_bij_het_blijvende(groep: Groep, beide: Medewerker) -> None:
    blijft, gaat_op = huis(groep), huis(groep, groep.ander_team)
    samen = voeg_samen(beide, blijft, gaat_op)
    hier, daar = _vraag_erbij(groep, gaat_op), _vraag_erbij(groep, gaat_op, groep.ander_team.pk)
    with word(rollen.ONDERHOUD):
        koppels = DossierVraag.objects.filter(vraag__in=[hier, daar])
        assert {(rij.dossier_id, rij.team_id) for rij in koppels} == {(blijft.pk, groep.team.pk)}
    with pytest.raises(KanNiet) as fout:
        maak_los(beide, blijft, samen, [hier.pk])
    assert code(fout.value) == "vraag_kan_niet", "het andere team las die vraag niet"
    maak_los(beide, blijft, samen, [daar.pk])
    with word(rollen.ONDERHOUD):
        assert DossierVraag.objects.get(vraag=hier).dossier_id == blijft.pk
        terug = DossierVraag.objects.get(vraag=daar)
        assert (terug.dossier_id, terug.team_id, terug.gedeeld) == (gaat_op.pk, groep.ander_team.pk, False)
    with ogen(groep.bilal) as bilal:
        assert set(zicht.vragen(bilal, NU())) >= {daar}
        assert hier not in zicht.vragen(bilal, NU())


def test_aannemen_bij_het_opgegane_gaat_vanzelf_naar_het_blijvende(groep: Groep) -> None:
    blijft, midden, diep = huis(groep), huis(groep), huis(groep)
    voeg_samen(groep.sanne, midden, diep)
    voeg_samen(groep.sanne, blijft, midden)
    with als_medewerker(groep.fatma.pk), connection.cursor() as cursor:
        cursor.execute("SELECT kt_blijvend(%s)", [diep.pk])
        assert cursor.fetchone()[0] == blijft.pk
    with ogen(groep.sanne):
        assert {(een.ander, een.direct) for een in overzichten.verwijzingen(blijft.pk)} == {
            (midden.pk, True),
            (diep.pk, False),
        }
        (los,) = [een for een in overzichten.verwijzingen(blijft.pk) if not een.direct]
        assert not los.mag_los
    with pytest.raises(KanNiet) as fout:
        maak_los(groep.sanne, diep, los.samenvoeging)
    assert code(fout.value) == "eerst_los"


def test_wat_niet_kan_krijgt_een_helder_nee(groep: Groep) -> None:
    een, ander, derde = huis(groep), huis(groep), huis(groep)

    def nee(blijft: Dossier, gaat_op: Dossier) -> str:
        with pytest.raises(KanNiet) as fout:
            voeg_samen(groep.sanne, blijft, gaat_op)
        return code(fout.value)

    assert nee(een, een) == "zelfde"
    voeg_samen(groep.sanne, een, ander)
    assert nee(een, ander) == "al_opgegaan"
    assert nee(ander, een) == "al_opgegaan", "een kring"
    assert nee(derde, ander) == "al_opgegaan"
    nood = neem_nood(derde, groep.bilal)
    assert nee(een, derde) == "noodtoegang"
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE doen_noodtoegang SET van = van - interval '9 hours', tot = tot - interval '9 hours' WHERE id = %s",
            [nood],
        )
        overgang = Overgang.objects.create(
            stelsel=groep.stelsel, team=groep.team, soort="ondersteunen", dossier=derde, naar_team=groep.ander_team,
            door=groep.sanne, boodschap="x", aangeboden_op=NU(),
        )  # fmt: skip
    assert nee(een, derde) == "aanbod"
    with word(rollen.EIGENAAR):
        Overgang.objects.filter(pk=overgang.pk).update(status="ingetrokken", beantwoord_op=NU())
        Dossier.objects.filter(pk=derde.pk).update(
            gemeente=Gemeente.objects.create(stelsel=groep.stelsel, code="GM9998", naam="Elders")
        )
    assert nee(een, derde) == "andere_gemeente"


def test_een_ander_stelsel_en_een_ander_team_zijn_er_niet(groep: Groep) -> None:
    elders = kaal_stelsel("elders")
    mijn, hun, ver = huis(groep), huis(groep, groep.ander_team), huis(elders)
    for ander in (hun, ver):
        for blijft, gaat_op in ((mijn, ander), (ander, mijn)):
            with pytest.raises(MagNiet):
                voeg_samen(groep.sanne, blijft, gaat_op)
    with als_medewerker(groep.sanne.pk), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kt_samengevoegd(%s)", [hun.pk])
        assert cursor.fetchone()[0] == 0


def test_een_geheim_adres_gaat_alleen_samen_met_wie_het_mag_zien(groep: Groep) -> None:
    open_huis, geheim = huis(groep), huis(groep, naam="Vogel")
    nina = medewerker(groep.stelsel, "nina", "Nina Smit", "wijkwerker", groep.team)
    scherm_af(groep, geheim)

    def nee(wie: Medewerker, blijft: Dossier, gaat_op: Dossier) -> str:
        with pytest.raises(KanNiet) as fout:
            voeg_samen(wie, blijft, gaat_op)
        return code(fout.value)

    assert nee(nina, open_huis, geheim) == "adres_geheim", "zij mag het adres niet zien"
    assert nee(groep.sanne, open_huis, geheim) == "adres_half", "het open adres kan hetzelfde zijn"
    scherm_af(groep, open_huis)
    assert nee(nina, open_huis, geheim) == "adres_geheim"
    voeg_samen(groep.sanne, open_huis, geheim)


def test_wordt_het_adres_erna_geheim_dan_ook_dat_van_wat_erin_opging(groep: Groep, beide: Medewerker) -> None:
    blijft, gaat_op = huis(groep), huis(groep, groep.ander_team)
    voeg_samen(beide, blijft, gaat_op)
    scherm_af(groep, blijft, SCHUILPLEK)
    with word(rollen.ONDERHOUD):
        daar = Dossier.objects.get(pk=gaat_op.pk)
        assert (daar.straat, daar.postcode, daar.adres_geheim) == ("", "", True)
    with ogen(groep.sanne):
        (een,) = overzichten.verwijzingen(blijft.pk)
        assert (een.team, een.contact, een.door) == (None, None, None)
    with ogen(groep.bilal):
        (terug,) = overzichten.verwijzingen(gaat_op.pk)
        assert (terug.team, terug.contact, terug.door) == (None, None, None)


def test_over_twee_teams_biedt_de_een_aan_en_zegt_de_ander_ja(groep: Groep) -> None:
    mijn, hun = huis(groep), huis(groep, groep.ander_team)
    bewijs = herken_token(hun.pk, groep.sanne.pk)
    with ogen(groep.sanne) as sanne:
        over = acties.bied_aan(
            soort=Overgang.Soort.SAMENVOEGEN,
            dossier_id=mijn.pk,
            bewijs=bewijs,
            boodschap="Zelfde gezin.",
            kring=sanne,
            nu=NU(),
        )
        assert [een.pk for een in overzichten.aangeboden(sanne)] == [over]
        assert list(overzichten.voor_ons(sanne)) == []
        with pytest.raises(MagNiet):
            acties.aanvaard(overgang_id=over, kring=sanne, nu=NU())
    assert not _leest(groep.sanne, hun)
    assert not _leest(groep.bilal, mijn)
    with ogen(groep.bilal) as bilal:
        acties.aanvaard(overgang_id=over, kring=bilal, nu=NU())
    alles_klopt()
    assert not _leest(groep.sanne, hun)
    assert not _leest(groep.bilal, mijn)
    with word(rollen.ONDERHOUD):
        assert Dossier.objects.get(pk=mijn.pk).opgegaan_in_id == hun.pk
        assert Persoon.objects.get(pk=persoon_van(mijn)).zelfde_als_id == persoon_van(hun), "zelfde naam en geboortedag"
    with ogen(groep.bilal) as bilal, pytest.raises(MagNiet):
        acties.aanvaard(overgang_id=over, kring=bilal, nu=NU())


def test_nee_met_een_reden_en_dan_blijft_alles(groep: Groep) -> None:
    mijn, hun = huis(groep), huis(groep, groep.ander_team)
    bewijs = herken_token(hun.pk, groep.sanne.pk)
    soort = Overgang.Soort.SAMENVOEGEN
    with ogen(groep.sanne) as sanne:
        over = acties.bied_aan(soort=soort, dossier_id=mijn.pk, bewijs=bewijs, boodschap="x", kring=sanne, nu=NU())
        with pytest.raises(KanNiet):
            acties.bied_aan(soort=soort, dossier_id=mijn.pk, bewijs=bewijs, boodschap="x", kring=sanne, nu=NU())
    with ogen(groep.bilal) as bilal:
        with pytest.raises(MagNiet):
            acties.weiger(overgang_id=over, reden=" ", kring=bilal, nu=NU())
        acties.weiger(overgang_id=over, reden="Andere mensen.", kring=bilal, nu=NU())
    with word(rollen.ONDERHOUD):
        assert Dossier.objects.filter(opgegaan_in__isnull=False).count() == 0


@pytest.mark.parametrize("wat", ["van_een_ander", "vervalst", "te_oud"])
def test_het_bewijs_is_van_een_persoon_en_een_uur(groep: Groep, wat: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mijn, hun = huis(groep), huis(groep, groep.ander_team)
    bewijs = herken_token(hun.pk, groep.marieke.pk if wat == "van_een_ander" else groep.sanne.pk)
    if wat == "vervalst":
        bewijs = f"{uuid4()}{bewijs[5:]}"
    if wat == "te_oud":
        monkeypatch.setattr(herkentoken, "GELDIG", -10)
    with ogen(groep.sanne) as sanne, pytest.raises(MagNiet):
        acties.bied_aan(
            soort=Overgang.Soort.SAMENVOEGEN, dossier_id=mijn.pk, bewijs=bewijs, boodschap="x", kring=sanne, nu=NU()
        )


def test_een_geheim_adres_aan_de_andere_kant_merkt_wie_biedt_niet(groep: Groep) -> None:
    """Aanbieden gaat gewoon; pas wie daar antwoordt, hoort dat het niet kan."""
    mijn, hun = huis(groep), huis(groep, groep.ander_team)
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=hun.pk).update(straat="", postcode="", huisnummer=None, adres_geheim=True)
    bewijs = herken_token(hun.pk, groep.sanne.pk)
    with ogen(groep.sanne) as sanne:
        over = acties.bied_aan(
            soort=Overgang.Soort.SAMENVOEGEN, dossier_id=mijn.pk, bewijs=bewijs, boodschap="x", kring=sanne, nu=NU()
        )
    with ogen(groep.bilal) as bilal, pytest.raises(KanNiet) as fout:
        acties.aanvaard(overgang_id=over, kring=bilal, nu=NU())
    assert code(fout.value) == "adres_geheim"


def test_wie_kijkt_leest_een_tijdlijn_van_wat_zij_mag(groep: Groep, beide: Medewerker) -> None:
    blijft, gaat_op = huis(groep), huis(groep, groep.ander_team, naam="Fries")
    voeg_samen(beide, blijft, gaat_op)
    with ogen(beide) as ik:
        (ander,) = overzichten.opgenomen(ik, overzichten.verwijzingen(blijft.pk), NU())
        assert ander.pk == gaat_op.pk
        assert zicht.contactmomenten(ik, NU()).filter(dossier__in=[blijft, ander]).count() == 2
    with ogen(groep.sanne) as ik:
        assert overzichten.opgenomen(ik, overzichten.verwijzingen(blijft.pk), NU()) == []
        assert list(Contactmoment.objects.values_list("dossier_id", flat=True)) == [blijft.pk]
