"""Een huishouden splitst, en een kind hoort bij twee huishoudens: de een ziet dat van de ander, nooit wat."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.herkennen import zoek_bekend
from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid, Persoon
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.regie.models import Overgang, Regie
from keukentafel.doen.samenvoegen import acties, overzichten
from keukentafel.doen.samenvoegen.acties import Splitsing
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.delen import ogen, scherm_af
from tests.doen.samen import alles_klopt, code, huis
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db
NU = timezone.now


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


def _lid(dossier: Dossier, voornaam: str, rol: str = "lid") -> Huishoudlid:
    with word(rollen.EIGENAAR):
        vast: dict[str, Any] = {"stelsel_id": dossier.stelsel_id, "team_id": dossier.team_id}
        persoon = Persoon.objects.create(
            **vast, voornaam=voornaam, achternaam="Bos", zoeknaam="bos", geboortedatum=date(2018, 5, 3)
        )
        return Huishoudlid.objects.create(**vast, dossier=dossier, persoon=persoon, rol=rol, van=date(2026, 1, 1))


def _splits(wie: Medewerker, dossier: Dossier, leden: list[Huishoudlid], **anders: Any) -> UUID:
    opgave = Splitsing(leden=[lid.pk for lid in leden], naam="Van der Bos", **({"van": timezone.localdate()} | anders))
    with ogen(wie) as ik:
        return acties.splits(dossier_id=dossier.pk, opgave=opgave, kring=ik, nu=NU())


def test_wie_gaat_staat_daarna_in_een_nieuw_dossier(groep: Groep) -> None:
    oud = huis(groep)
    vader, noa = _lid(oud, "Vic"), _lid(oud, "Noa", "kind")
    with word(rollen.ONDERHOUD):
        vraag = DossierVraag.objects.get(dossier=oud).vraag_id
    nieuw_id = _splits(
        groep.sanne, oud, [vader, noa], vragen=[vraag], regie="ik", adres=AdresOpgave("1313CD", 4, "", "Nieuwe Laan")
    )
    alles_klopt()
    with ogen(groep.sanne) as sanne:
        nieuw = zicht.schrijfdossiers(sanne, NU()).get(pk=nieuw_id)
        assert (nieuw.naam, nieuw.sorteernaam, nieuw.straat, nieuw.contact_id) == (
            "Van der Bos",
            "bos",
            "Nieuwe Laan",
            groep.sanne.pk,
        )
        assert nieuw.afgesplitst_van_id == oud.pk
        assert set(nieuw.leden.filter(tot=None).values_list("persoon__voornaam", flat=True)) == {"Vic", "Noa"}
        assert list(oud.leden.filter(tot=None).values_list("persoon__voornaam", flat=True)) == ["Truus"]
        assert zicht.contactmomenten(sanne, NU()).get().dossier_id == oud.pk, "wat er was, blijft"
        assert DossierVraag.objects.get(vraag=vraag).dossier_id == nieuw_id
        assert Regie.objects.get(dossier=nieuw_id, tot=None).medewerker_id == groep.sanne.pk
    with ogen(groep.bilal) as bilal:
        assert not zicht.dossiers(bilal, NU()).exists()


def test_wat_niet_kan_bij_splitsen(groep: Groep) -> None:
    oud, ander = huis(groep), huis(groep)
    vic, vreemd, familie = _lid(oud, "Vic"), _lid(ander, "Ria"), _lid(oud, "Oma", "buiten")
    with word(rollen.ONDERHOUD):
        hoofd = Huishoudlid.objects.get(dossier=oud, rol="hoofdpersoon")
        elders = DossierVraag.objects.get(dossier=ander).vraag_id

    def nee(leden: list[Huishoudlid], **anders: Any) -> str:
        with pytest.raises(KanNiet) as fout:
            _splits(groep.sanne, oud, leden, **anders)
        return code(fout.value)

    assert nee([]) == "geen_leden"
    assert nee([vreemd]) == "geen_leden"
    assert nee([familie]) == "geen_leden"
    assert nee([vic, hoofd]) == "allemaal"
    assert nee([vic], van=timezone.localdate() + timedelta(days=1)) == "datum"
    assert nee([vic], van=date(2020, 1, 1)) == "datum"
    assert nee([vic], vragen=[elders]) == "vraag_kan_niet"
    assert nee([vic], vragen=[uuid4()]) == "vraag_kan_niet"
    with pytest.raises(MagNiet):
        _splits(groep.bilal, oud, [vic])
    scherm_af(groep, oud)
    assert nee([vic], adres=AdresOpgave("1313CD", 4, "", "Nieuwe Laan")) == "adres_geheim"
    assert _splits(groep.sanne, oud, [vic])


def _ziet(wie: Medewerker, dossier: Dossier) -> list[tuple[str, str | None]]:
    with ogen(wie):
        return [(een.team, een.regisseur) for een in overzichten.ook_elders(dossier.pk)]


def _vraag_kind(groep: Groep, mijn: Dossier, hun: Dossier) -> UUID:
    with ogen(groep.sanne) as sanne:
        bewijs = herken_token(hun.pk, groep.sanne.pk)
        return acties.bied_aan(
            soort=Overgang.Soort.TWEE_HUIZEN, dossier_id=mijn.pk, bewijs=bewijs, boodschap="Noa woont ook bij vader.",
            kring=sanne, nu=NU(),
        )  # fmt: skip


def test_een_kind_in_twee_huishoudens_van_een_team(groep: Groep) -> None:
    moeder, vader = huis(groep, naam="Bos"), huis(groep, naam="Kok")
    noa = _lid(moeder, "Noa", "kind")
    with ogen(groep.sanne) as sanne:
        acties.zet_ook_hier(
            dossier_id=vader.pk, persoon_id=noa.persoon_id, rol="kind", van=timezone.localdate(), kring=sanne, nu=NU()
        )
        with pytest.raises(KanNiet):
            acties.zet_ook_hier(
                dossier_id=vader.pk,
                persoon_id=noa.persoon_id,
                rol="kind",
                van=timezone.localdate(),
                kring=sanne,
                nu=NU(),
            )
    with word(rollen.ONDERHOUD):
        assert set(Huishoudlid.objects.filter(persoon=noa.persoon_id).values_list("ook_elders", flat=True)) == {True}
    assert _ziet(groep.sanne, moeder) == _ziet(groep.sanne, vader) == [("Team Molenwijk", None)]
    with ogen(groep.bilal) as bilal, pytest.raises(MagNiet):
        acties.zet_ook_hier(
            dossier_id=vader.pk, persoon_id=noa.persoon_id, rol="kind", van=timezone.localdate(), kring=bilal, nu=NU()
        )


def test_over_twee_teams_zegt_de_ander_ja_en_ziet_ieder_alleen_dat(groep: Groep) -> None:
    mijn, hun = huis(groep, naam="Kok"), huis(groep, groep.ander_team, naam="Bos")
    noa = _lid(hun, "Noa", "kind")
    over = _vraag_kind(groep, mijn, hun)
    with ogen(groep.sanne):
        assert not Persoon.objects.filter(pk=noa.persoon_id).exists()
    with ogen(groep.bilal) as bilal:
        with pytest.raises(MagNiet):
            acties.aanvaard(overgang_id=over, persoon_id=uuid4(), kring=bilal, nu=NU())
        acties.aanvaard(overgang_id=over, persoon_id=noa.persoon_id, kring=bilal, nu=NU())
    with ogen(groep.sanne) as sanne:
        assert Persoon.objects.get(pk=noa.persoon_id).voornaam == "Noa"
        assert not zicht.dossiers(sanne, NU()).filter(pk=hun.pk).exists()
        assert overzichten.ook_elders(hun.pk) == []
    assert _ziet(groep.sanne, mijn) == [("Team Kanaal", None)]
    assert _ziet(groep.bilal, hun) == [("Team Molenwijk", None)]


@pytest.mark.parametrize("geheim", ["mijn", "hun"])
def test_is_een_adres_geheim_dan_weet_alleen_die_kant_van_de_ander(groep: Groep, geheim: str) -> None:
    mijn, hun = huis(groep, naam="Kok"), huis(groep, groep.ander_team, naam="Bos")
    noa = _lid(hun, "Noa", "kind")
    over = _vraag_kind(groep, mijn, hun)
    with ogen(groep.bilal) as bilal:
        acties.aanvaard(overgang_id=over, persoon_id=noa.persoon_id, kring=bilal, nu=NU())
    scherm_af(groep, mijn if geheim == "mijn" else hun, wie=groep.sanne if geheim == "mijn" else groep.bilal)
    assert _ziet(groep.sanne, mijn) == ([("Team Kanaal", None)] if geheim == "mijn" else [])
    assert _ziet(groep.bilal, hun) == ([("Team Molenwijk", None)] if geheim == "hun" else [])


@pytest.mark.parametrize("wie", ["mijn", "hun"])
def test_een_geheim_adres_wordt_niet_over_teams_heen_verbonden(groep: Groep, wie: str) -> None:
    mijn, hun = huis(groep, naam="Kok"), huis(groep, groep.ander_team, naam="Bos")
    noa = _lid(hun, "Noa", "kind")
    if wie == "mijn":
        scherm_af(groep, mijn)
        with pytest.raises(KanNiet) as fout:
            _vraag_kind(groep, mijn, hun)
    else:
        scherm_af(groep, hun, wie=groep.bilal)
        over = _vraag_kind(groep, mijn, hun)
        with ogen(groep.bilal) as bilal, pytest.raises(KanNiet) as fout:
            acties.aanvaard(overgang_id=over, persoon_id=noa.persoon_id, kring=bilal, nu=NU())
    assert code(fout.value) == "adres_geheim"


def test_na_splitsen_verhuist_het_oude_dossier_zonder_wie_al_weg_was(groep: Groep) -> None:
    oud = huis(groep)
    vic = _lid(oud, "Vic")
    nieuw = _splits(groep.sanne, oud, [vic])
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SELECT kt_verhuis_dossier(%s, %s)", [oud.pk, groep.ander_team.pk])
    with ogen(groep.sanne):
        assert list(Huishoudlid.objects.filter(dossier_id=nieuw).values_list("persoon__voornaam", flat=True)) == ["Vic"]
    with ogen(groep.bilal):
        assert not Persoon.objects.filter(pk=vic.persoon_id).exists()


def test_via_het_kind_is_het_geheime_huis_niet_te_vinden(groep: Groep) -> None:
    """Wie het kind zoekt op geboortedatum en naam, hoort van het open huis, nooit van het andere."""
    open_huis, schuil = huis(groep, naam="Kok"), huis(groep, groep.ander_team, naam="Bos")
    geboren = date(2015, 3, 4)
    with word(rollen.EIGENAAR):
        kind = Persoon.objects.create(
            stelsel=groep.stelsel,
            team=groep.team,
            voornaam="Noa",
            achternaam="Kok",
            zoeknaam="kok",
            geboortedatum=geboren,
        )
        for dossier in (open_huis, schuil):
            Huishoudlid.objects.create(
                stelsel=groep.stelsel, team=dossier.team, dossier=dossier, persoon=kind, rol="kind",
                van=timezone.localdate(), ook_elders=True,
            )  # fmt: skip
    with ogen(groep.fatma):
        assert len(zoek_bekend(geboortedatum=geboren, achternaam="Kok")) == 2
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=schuil.pk).update(
            adres_geheim=True, straat="", postcode="", huisnummer=None, toevoeging="", gebied=None
        )
    with ogen(groep.fatma):
        assert [een.dossier for een in zoek_bekend(geboortedatum=geboren, achternaam="Kok")] == [open_huis.pk]
