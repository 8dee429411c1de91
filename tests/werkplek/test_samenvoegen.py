"""Samenvoegen, losmaken, splitsen en verhuizen zoals iemand het op het scherm doet."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.dossier.feiten import ContactVastgelegd
from keukentafel.doen.dossier.models import Contactmoment, Dossier, Huishoudlid, Persoon
from keukentafel.doen.regie.models import Overgang
from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.doen.samen import persoon_van
from tests.rol import word
from tests.vaste_groep import Groep, maak_groep
from tests.werkplek.conftest import MEEST, AlsWie
from tests.werkplek.test_verwerkingen import gelogd, klopt

pytestmark = pytest.mark.django_db
GEHEIM_VERSLAG = "Wij spraken over de lening van oma."


def _huis(groep: Groep, team: Team, naam: str, verslag: str) -> Dossier:

    rijen = vraag_in_dossier(groep, team, groep.fatma, achternaam=naam)
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    with word(rollen.EIGENAAR):
        dossier = Dossier.objects.get(pk=rijen["dossier"]["id"])
        Contactmoment.objects.create(
            stelsel=groep.stelsel, team=team, dossier=dossier, door=groep.sanne, moment=timezone.now(),
            kanaal="telefoon", samenvatting=verslag, sleutel=uuid4(),
        )  # fmt: skip
    return dossier


def _tijdlijnfeit(dossier: Dossier) -> None:
    """Het contact ook als feit in de stroom, zoals de handeling het schrijft."""

    with word(rollen.EIGENAAR):
        regel = Contactmoment.objects.get(dossier=dossier)
        feit = ContactVastgelegd(contact=regel.pk, kanaal="telefoon", minuten=None, vastgelegd_op=regel.moment)
        maak(
            feit, stelsel_id=dossier.stelsel_id, moment=regel.moment, medewerker_id=regel.door_id,
            dossier_id=dossier.pk, team_id=dossier.team_id,
        ).save(force_insert=True)  # fmt: skip


def test_samenvoegen_en_losmaken_op_het_scherm(almere: Groep, als: AlsWie) -> None:
    sanne = als(almere.sanne)
    een, ander = (
        _huis(almere, almere.team, "Visser", "Eerste verslag."),
        _huis(almere, almere.team, "Visser", "Tweede verslag."),
    )
    for dossier in (een, ander):
        _tijdlijnfeit(dossier)
    assert str(ander.kenmerk) in sanne.get(f"/huishoudens/{een.pk}/samenvoegen").content.decode()
    blad = sanne.get(f"/huishoudens/{een.pk}/samenvoegen/{ander.pk}").content.decode()
    assert "Dit gebeurt er" in blad
    (paar,) = re.findall(r'name="paren" value="([^"]+)"[^>]*checked', blad)
    leeg = sanne.post(f"/huishoudens/{een.pk}/samenvoegen/{ander.pk}", {"blijft": een.pk, "paren": paar, "reden": ""})
    assert leeg.status_code == 422
    assert "Vul dit nog in" in leeg.content.decode()
    klaar = sanne.post(
        f"/huishoudens/{een.pk}/samenvoegen/{ander.pk}", {"blijft": een.pk, "paren": paar, "reden": "Zelfde."}
    )
    assert klaar.url == f"/huishoudens/{een.pk}"  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as vragen:
        na = sanne.get(f"/huishoudens/{een.pk}").content.decode()
    assert len(vragen) <= MEEST
    assert "Eerste verslag." in na
    assert "Tweede verslag." in na
    assert f"Wat in dossier {ander.kenmerk}" in na
    assert "dat hierin opging" in na
    oud = sanne.get(f"/huishoudens/{ander.pk}").content.decode()
    assert "gaat verder in een ander dossier" in oud
    assert "Contact vastleggen" not in oud
    assert sanne.get(f"/huishoudens/{ander.pk}/contact").status_code == 404
    (los,) = re.findall(r'href="([^"]+/losmaken/[^"]+)"', na)
    assert sanne.post(los, {"reden": ""}).status_code == 422
    assert sanne.post(los, {"reden": "Twee gezinnen."}).status_code == 302
    weer = sanne.get(f"/huishoudens/{een.pk}").content.decode()
    assert "Tweede verslag." not in weer
    assert sanne.post(los, {"reden": "Nog eens."}).status_code == 409


def test_wie_de_andere_kant_niet_leest_ziet_geen_woord(almere: Groep, als: AlsWie) -> None:
    sanne, bilal = als(almere.sanne), als(almere.bilal)
    mijn = _huis(almere, almere.team, "Visser", "Eerste verslag.")
    hun = _huis(almere, almere.ander_team, "Visser", GEHEIM_VERSLAG)
    _tijdlijnfeit(hun)
    zoek = {
        "waarvoor": "niet_dubbel",
        "achternaam": "Visser",
        "geboortedatum": "14-06-1947",
        "postcode": "1312AB",
        "huisnummer": "19",
    }
    gevonden = sanne.post(f"/huishoudens/{mijn.pk}/ander-team", zoek).content.decode()
    assert "Misschien is er een dossier" in gevonden
    assert str(hun.pk) not in gevonden
    (bewijs,) = re.findall(r'name="bewijs" value="([^"]+)"', gevonden)
    wens = {"bewijs": bewijs, "soort": "samenvoegen", "boodschap": "Hetzelfde gezin."}
    assert sanne.post(f"/huishoudens/{mijn.pk}/aanbieden", wens).url == "/aangeboden"  # type: ignore[attr-defined]
    assert "Wacht op" in sanne.get("/aangeboden").content.decode()
    (aanbod,) = re.findall(r'href="(/aangeboden/[^"]+)"', bilal.get("/aangeboden").content.decode())
    assert "Hetzelfde gezin." in bilal.get(aanbod).content.decode()
    assert bilal.post(aanbod, {"besluit": "nee", "reden": ""}).status_code == 422
    assert bilal.post(aanbod, {"besluit": "ja", "blijft": "eigen"}).url == f"/huishoudens/{hun.pk}"  # type: ignore[attr-defined]
    mijn_blad = sanne.get(f"/huishoudens/{mijn.pk}").content.decode()
    assert "gaat verder in een ander dossier" in mijn_blad
    assert almere.ander_team.naam in mijn_blad
    assert "lening" not in mijn_blad
    assert sanne.get(f"/huishoudens/{hun.pk}").content == sanne.get(f"/huishoudens/{uuid4()}").content
    hun_blad = bilal.get(f"/huishoudens/{hun.pk}").content.decode()
    assert f"Er zijn ook gegevens bij {almere.team.naam}" in hun_blad
    assert "Eerste verslag" not in hun_blad


def test_splitsen_en_een_kind_in_twee_huizen(almere: Groep, als: AlsWie) -> None:
    sanne = als(almere.sanne)
    oud = _huis(almere, almere.team, "Visser", "Eerste verslag.")
    with word(rollen.EIGENAAR):
        vast = {"stelsel": almere.stelsel, "team": almere.team}
        noa = Persoon.objects.create(
            **vast, voornaam="Noa", achternaam="Visser", zoeknaam="visser", leeftijd_bij_opgave=8
        )
        lid = Huishoudlid.objects.create(
            **vast, dossier=oud, persoon=noa, rol="kind", van=timezone.localdate() - timedelta(days=90)
        )
    vandaag = timezone.localdate().strftime("%d-%m-%Y")
    nee = sanne.post(f"/huishoudens/{oud.pk}/splitsen", {"leden": lid.pk, "van": "", "naam": "Visser", "regie": "ik"})
    assert nee.status_code == 422
    goed = {"leden": lid.pk, "van": vandaag, "naam": "Kok", "regie": "ik", "straat": "Nieuwe Laan"}
    naar = sanne.post(f"/huishoudens/{oud.pk}/splitsen", goed).url  # type: ignore[attr-defined]
    nieuw = UUID(naar.rsplit("/", 1)[1])
    assert "Dossier begonnen vanuit een ander huishouden" in sanne.get(naar).content.decode()
    keuze = sanne.get(f"/huishoudens/{oud.pk}/twee-huizen?zoek=Visser").content.decode()
    assert f'value="{noa.pk}"' in keuze
    ook = sanne.post(f"/huishoudens/{oud.pk}/twee-huizen?zoek=Visser", {"persoon": noa.pk, "van": vandaag})
    assert ook.url == f"/huishoudens/{oud.pk}"  # type: ignore[attr-defined]
    for dossier_id in (oud.pk, nieuw):
        assert (
            "Noa Visser hoort ook bij een ander huishouden" in sanne.get(f"/huishoudens/{dossier_id}").content.decode()
        )


@pytest.fixture
def kempen(db: None) -> Groep:
    with word(rollen.EIGENAAR):
        stelsel = laad_inrichting(inrichting=laad("kempengemeenten"), nu=timezone.now()).stelsel
        teams = list(Team.objects.filter(stelsel=stelsel).order_by("pk"))
        gemeente = Gemeente.objects.filter(stelsel=stelsel).order_by("pk")[0]
    return maak_groep(stelsel, gemeente, teams[0], teams[1])


def test_verhuizen_naar_een_andere_gemeente(kempen: Groep, als: AlsWie) -> None:
    sanne, bilal = als(kempen.sanne), als(kempen.bilal)
    gezin = _huis(kempen, kempen.team, "Visser", GEHEIM_VERSLAG)
    gemeente = Gemeente.objects.filter(stelsel=kempen.stelsel).exclude(pk=kempen.gemeente.pk)[0]
    wens = {
        "gemeente": gemeente.pk, "naar": kempen.ander_team.pk, "straat": "Markt", "huisnummer": "8",
        "postcode": "5521AB", "grondslag": "Toestemming", "boodschap": "Een gezin verhuist.",
    }  # fmt: skip
    assert sanne.post(f"/huishoudens/{gezin.pk}/verhuizen", wens | {"grondslag": ""}).status_code == 422
    assert sanne.post(f"/huishoudens/{gezin.pk}/verhuizen", wens).url == "/aangeboden"  # type: ignore[attr-defined]
    dicht = bilal.get(f"/huishoudens/{gezin.pk}")
    assert (dicht.status_code, dicht.content) == (404, bilal.get(f"/huishoudens/{uuid4()}").content), (
        "bieden geeft geen inzage"
    )
    (weg,) = re.findall(r'action="(/aangeboden/[^"]+/intrekken)"', sanne.get("/aangeboden").content.decode())
    assert bilal.post(weg).status_code == 404
    assert "Ingetrokken" in sanne.post(weg, follow=True).content.decode()
    assert sanne.post(f"/huishoudens/{gezin.pk}/verhuizen", wens).status_code == 302
    (aanbod,) = re.findall(r'href="(/aangeboden/[^"]+)"', bilal.get("/aangeboden").content.decode())
    blad = bilal.get(aanbod).content.decode()
    assert "Markt 8" in blad
    assert "Visser" not in blad
    assert "lening" not in blad
    assert bilal.post(aanbod, {"besluit": "ja"}).url == f"/huishoudens/{gezin.pk}"  # type: ignore[attr-defined]
    daar = bilal.get(f"/huishoudens/{gezin.pk}").content.decode()
    assert "Verhuisd uit een andere gemeente" in daar
    assert "Markt 8" in daar
    weg = sanne.get(f"/huishoudens/{gezin.pk}")
    assert (weg.status_code, weg.content) == (404, sanne.get(f"/huishoudens/{uuid4()}").content)
    with word(rollen.ONDERHOUD):
        assert set(Overgang.objects.values_list("status", flat=True)) == {"ingetrokken", "aanvaard"}


def test_wie_op_deze_bladen_staat_is_een_regel_in_het_logboek(almere: Groep, als: AlsWie) -> None:
    """Ook de mensen in het andere dossier; een formulier dat alleen is bekeken, heet geen handeling."""
    sanne = als(almere.sanne)
    een, ander = (_huis(almere, almere.team, "Visser", "Verslag.") for _ in range(2))
    beide = {pseudoniem("persoon", persoon_van(dossier)) for dossier in (een, ander)}
    for pad, handeling in (("samenvoegen", "dubbel_gezocht"), (f"samenvoegen/{ander.pk}", "dubbel_vergeleken")):
        sanne.get(f"/huishoudens/{een.pk}/{pad}")
        regel, wie = gelogd()
        assert (regel.handeling, set(wie), len(wie)) == (handeling, beide, 2)
    for pad in ("splitsen", "verhuizen"):
        klopt(sanne.get(f"/huishoudens/{een.pk}/{pad}"), "dossier_ingezien")
    sanne.get(f"/huishoudens/{een.pk}/twee-huizen")
    assert gelogd()[0].handeling == "kind_gezocht"
    wens = {"blijft": een.pk, "reden": "Zelfde."}
    sanne.post(f"/huishoudens/{een.pk}/samenvoegen/{ander.pk}", wens)
    assert gelogd()[0].handeling == "samengevoegd"
    blad = sanne.get(f"/huishoudens/{een.pk}")
    klopt(blad, "dossier_ingezien")
    klopt(sanne.get(f"/huishoudens/{ander.pk}"), "dossier_ingezien")
    (los,) = re.findall(r'href="([^"]+/losmaken/[^"]+)"', blad.content.decode())
    klopt(sanne.get(los), "samenvoeging_ingezien")
    klopt(sanne.get("/aangeboden"), "aanbod_gezien")
