"""Verhaal 19: een gezin verhuist naar een andere gemeente. Het dossier gaat mee; niemand leest ertussendoor."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.models import Adresinzage, Verstrekking
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier, Taak
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.dossier.opgegeven import opgegeven
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.doen.samenvoegen import acties, overzichten
from keukentafel.doen.samenvoegen.acties import Verhuizing
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.gemeenten.models import Gemeente
from tests.doen.delen import neem_nood, ogen, partner, scherm_af, verstrek
from tests.doen.samen import alles_klopt, code, huis, voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db
NU = timezone.now
NIEUW = AdresOpgave("5521AB", 8, "", "Markt")


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


@pytest.fixture
def eersel(groep: Groep) -> Gemeente:
    with word(rollen.EIGENAAR):
        return Gemeente.objects.create(stelsel=groep.stelsel, code="GM9997", naam="Over de brug")


def bied(groep: Groep, dossier: Dossier, gemeente: Gemeente, **anders: Any) -> UUID:
    waarden: dict[str, Any] = {
        "grondslag": "Toestemming",
        "boodschap": "Zij verhuizen.",
        "adres": NIEUW,
        "naar": groep.ander_team,
    }
    opgave = Verhuizing(gemeente_id=gemeente.pk, **(waarden | anders))
    with ogen(groep.sanne) as sanne:
        return acties.bied_verhuizing_aan(dossier_id=dossier.pk, opgave=opgave, kring=sanne, nu=NU())


def _neem(groep: Groep, overgang: UUID) -> None:
    with ogen(groep.bilal) as bilal:
        acties.aanvaard(overgang_id=overgang, kring=bilal, nu=NU())
    alles_klopt()


def _ziet(groep: Groep, wie: str) -> set[UUID]:
    with ogen(getattr(groep, wie)) as ik:
        gezien = set(zicht.dossiers(ik, NU()).values_list("pk", flat=True))
        assert gezien == set(Dossier.objects.values_list("pk", flat=True))
    return gezien


def test_het_hele_dossier_gaat_mee_en_het_oude_team_leest_niets_meer(groep: Groep, eersel: Gemeente) -> None:
    gezin, erin = huis(groep), huis(groep)
    voeg_samen(groep.sanne, gezin, erin)
    organisatie = partner(groep).organisatie
    assert organisatie is not None
    verstrek(groep, gezin, organisatie)
    straks = NU() + timedelta(days=3)
    with word(rollen.EIGENAAR):
        vast: dict[str, Any] = {"stelsel": groep.stelsel, "team": groep.team, "dossier": gezin, "door": groep.sanne}
        Taak.objects.create(**vast, wat="Bellen", wie=groep.sanne, gemaakt_op=NU(), sleutel=uuid4())
        Afspraak.objects.create(**vast, medewerker=groep.sanne, begin=straks, voor_wie="x", plek="x")
        klaar = Overgang.objects.create(
            **vast, soort="ondersteunen", naar_team=groep.ander_team, boodschap="x", aangeboden_op=NU(),
            status="aanvaard", beantwoord_op=NU(),
        )  # fmt: skip
        Deelname.objects.create(
            stelsel=groep.stelsel, team=groep.team, dossier=gezin, medewerker=groep.marieke, rol="ondersteuning",
            van=NU() - timedelta(days=1), overgang=klaar,
        )  # fmt: skip
    overgang = bied(groep, gezin, eersel)
    assert _ziet(groep, "bilal") == set(), "bieden geeft niets te lezen"
    _neem(groep, overgang)
    assert _ziet(groep, "bilal") == {gezin.pk, erin.pk}
    assert _ziet(groep, "sanne") == set()
    assert _ziet(groep, "marieke") == set()
    with ogen(groep.bilal) as bilal:
        nu = Dossier.objects.get(pk=gezin.pk)
        assert (nu.gemeente_id, nu.straat, nu.postcode, nu.contact_id) == (eersel.pk, "Markt", "5521AB", groep.bilal.pk)
        assert Regie.objects.get(dossier=gezin, tot=None).medewerker_id == groep.bilal.pk
        assert zicht.contactmomenten(bilal, NU()).filter(dossier=gezin).exists()
        open_vraag = zicht.vragen(bilal, NU()).get(dossiervraag__dossier=gezin)
        assert (open_vraag.team_id, open_vraag.gemeente_id) == (groep.ander_team.pk, eersel.pk)
        for mee in (gezin, erin):
            van = zicht.vragen(bilal, NU()).get(dossiervraag__dossier=mee)
            assert (van.status, van.opgenomen_door_id) == ("opgenomen", groep.bilal.pk), "geen moment zonder eigenaar"
        assert Taak.objects.get(dossier=gezin).wie_id == groep.bilal.pk
        assert Afspraak.objects.get(dossier=gezin).afgezegd_op is not None
        assert Verstrekking.objects.get(dossier=gezin).ingetrokken_door_id == groep.bilal.pk
        assert Deelname.objects.get(dossier=gezin).tot is not None
        assert (
            Gebeurtenis.objects.get(dossier_id=gezin.pk, soort="dossier_verhuisd").gegevens["naar_gemeente"]
            == eersel.pk
        )
    with ogen(groep.sanne):
        assert Vraag.objects.count() == Contactmoment.objects.count() == Taak.objects.count() == 0
        antwoord = Overgang.objects.get(pk=overgang)
        assert (antwoord.status, antwoord.adres) == ("aanvaard", None)


def test_een_geheim_adres_reist_niet_mee_in_het_aanbod(groep: Groep, eersel: Gemeente) -> None:
    gezin = huis(groep)
    scherm_af(groep, gezin)
    overgang = bied(groep, gezin, eersel)
    with word(rollen.ONDERHOUD):
        rij = Overgang.objects.get(pk=overgang)
        assert (rij.adres, rij.gebied_id) == (None, None)
    _neem(groep, overgang)
    with ogen(groep.bilal) as bilal:
        nu = Dossier.objects.get(pk=gezin.pk)
        assert (nu.adres_geheim, nu.straat, nu.gemeente_id) == (True, "", eersel.pk)
        assert not zicht.geheime_adressen(bilal, NU()).exists()
    with word(rollen.ONDERHOUD):
        assert not Adresinzage.objects.filter(dossier=gezin, tot=None).exists()


def test_wordt_het_adres_geheim_na_het_aanbod_dan_komt_het_er_niet_in(groep: Groep, eersel: Gemeente) -> None:
    gezin = huis(groep)
    overgang = bied(groep, gezin, eersel)
    scherm_af(groep, gezin)
    _neem(groep, overgang)
    with word(rollen.ONDERHOUD):
        assert (Dossier.objects.get(pk=gezin.pk).straat, Overgang.objects.get(pk=overgang).adres) == ("", None)


def test_nee_en_intrekken_laten_alles_staan(groep: Groep, eersel: Gemeente) -> None:
    gezin = huis(groep)
    eerst = bied(groep, gezin, eersel)
    with ogen(groep.bilal) as bilal:
        acties.weiger(overgang_id=eerst, reden="Geen plek.", kring=bilal, nu=NU())
    weer = bied(groep, gezin, eersel)
    with ogen(groep.bilal) as bilal, pytest.raises(MagNiet):
        acties.trek_terug(overgang_id=weer, kring=bilal, nu=NU())
    with ogen(groep.sanne) as sanne:
        acties.trek_terug(overgang_id=weer, kring=sanne, nu=NU())
    with ogen(groep.bilal) as bilal, pytest.raises(MagNiet):
        acties.aanvaard(overgang_id=weer, kring=bilal, nu=NU())
    assert _ziet(groep, "sanne") == {gezin.pk}
    assert _ziet(groep, "bilal") == set()


def test_wat_niet_kan_bij_verhuizen(groep: Groep, eersel: Gemeente) -> None:
    gezin = huis(groep)

    def nee(**anders: Any) -> str:
        with pytest.raises(KanNiet) as fout:
            bied(groep, gezin, anders.pop("gemeente", eersel), **anders)
        return code(fout.value)

    elders = kaal_stelsel("elders")
    assert nee(gemeente=groep.gemeente) == "bestemming", "dezelfde gemeente"
    assert nee(gemeente=elders.gemeente) == "bestemming"
    assert nee(naar=elders.team) == "bestemming"
    assert nee(naar=groep.team) == "bestemming"
    assert nee(grondslag=" ") == "leeg"
    overgang = bied(groep, gezin, eersel)
    assert nee() == "aanbod"
    with ogen(groep.sanne) as sanne:
        with pytest.raises(MagNiet):
            acties.aanvaard(overgang_id=overgang, kring=sanne, nu=NU())
        assert not overzichten.voor_ons(sanne).exists()
    neem_nood(gezin, groep.bilal)
    with pytest.raises(KanNiet) as fout:
        _neem(groep, overgang)
    assert code(fout.value) == "noodtoegang"


def test_wat_een_beller_voor_het_aanbod_noemde_is_met_het_nieuwe_adres_gezien(groep: Groep, eersel: Gemeente) -> None:
    """In de nieuwe gemeente is er dan geen ander adres genoemd; staat er geen in het aanbod, dan blijft dat."""
    for adres, gezien in ((NIEUW, True), (AdresOpgave(), False)):
        gezin = huis(groep)
        with word(rollen.EIGENAAR):
            vraag = Vraag.objects.get(dossiervraag__dossier=gezin)
            vraag.opgegeven_adres = {"straat": "Lijsterhof", "huisnummer": 7, "toevoeging": "", "postcode": "1357AB"}
            vraag.save()
        _neem(groep, bied(groep, gezin, eersel, adres=adres))
        with word(rollen.ONDERHOUD):
            na = Dossier.objects.get(pk=gezin.pk)
        assert na.gemeente_id == eersel.pk
        assert (opgegeven(vraag, na) is None) is gezien
