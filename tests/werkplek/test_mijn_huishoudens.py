"""Wie de regie heeft of op naam meewerkt, vindt het huishouden terug: op Mijn werk, in de lijst en met zoeken."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier import overzichten
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from tests.dagen import over
from tests.doen.samen import huis as maak_huis
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie

pytestmark = pytest.mark.django_db
GEVRAAGD = {"raadplegen": False, "ondersteunen": True, "regie": True, "regie_tijdelijk": True}
"""Per soort aanbod: of wie ja zegt het huishouden daarna leest."""


@pytest.fixture
def huis(almere: Groep) -> Dossier:
    """Een huishouden bij het team van Sanne; niemand heeft er een vraag opgenomen."""
    return maak_huis(almere)


def bladen(wie: Any, dossier: Dossier) -> dict[str, bool]:
    """Op welke bladen dit huishouden staat, als link."""
    link = f'href="/huishoudens/{dossier.pk}"'
    paden = ("/werk", "/huishoudens", f"/huishoudens?zoek={dossier.naam[-5:]}")
    return {pad.split("=")[0]: link in wie.get(pad).content.decode() for pad in paden}


@pytest.mark.parametrize(("soort", "leest"), GEVRAAGD.items())
def test_wie_ja_zegt_vindt_het_huishouden_terug(
    almere: Groep, als: AlsWie, huis: Dossier, soort: str, leest: bool
) -> None:
    sanne, bilal = als(almere.sanne), als(almere.bilal)
    velden = {"vraag-soort": soort, "vraag-naar_team": almere.ander_team.pk, "vraag-boodschap": "Kom je erbij?"}
    tot = f"{over(56):%d-%m-%Y}" if soort == "regie_tijdelijk" else ""
    assert sanne.post(f"/huishoudens/{huis.pk}/regie/vraag", velden | {"vraag-tot": tot}).status_code == 302
    assert bladen(bilal, huis) == dict.fromkeys(("/werk", "/huishoudens", "/huishoudens?zoek"), False)
    with word(rollen.ONDERHOUD):
        aanbod = Overgang.objects.get(status="aangeboden").pk
    bilal.post(f"/aanbod/{aanbod}/aanvaarden", {"antwoord": "Vraag het de huisarts."})
    assert bladen(bilal, huis) == dict.fromkeys(("/werk", "/huishoudens", "/huishoudens?zoek"), leest)
    lijst = bilal.get("/huishoudens").content.decode()
    assert ("Bij één huishouden van een ander team werk je op naam." in lijst) is leest
    assert ("Van een ander team, jij werkt hier op naam" in lijst) is leest
    if soort in ("ondersteunen", "regie_tijdelijk"):
        sanne.post(f"/aanbod/{aanbod}/teruggeven")
        assert not any(bladen(bilal, huis).values()), "teruggegeven: dan staat het nergens meer"


def test_wie_de_regie_van_een_collega_krijgt_heeft_het_op_mijn_werk(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    marieke, sanne = als(almere.marieke), als(almere.sanne)
    assert not bladen(marieke, huis)["/werk"]
    sanne.post(
        f"/huishoudens/{huis.pk}/regie/geef", {"geef-naar": f"m{almere.marieke.pk}", "geef-boodschap": "Zij kent u."}
    )
    assert bladen(marieke, huis)["/werk"]
    assert "Van een ander team" not in marieke.get("/huishoudens").content.decode()


def test_wat_er_op_staat_klopt_ook_op_naam(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    """De open vraag van het andere team telt mee: wie meewerkt, leest haar."""
    deelname(almere, huis, almere.bilal)
    for pad in ("/werk", "/huishoudens"):
        rij = als(almere.bilal).get(pad).content.decode().split(f'href="/huishoudens/{huis.pk}"')[1].split("</tr>")[0]
        assert 'data-kop="Open vragen"><span>1<' in rij, pad


@pytest.mark.parametrize(("begin", "eind", "nu_al"), [(-1, None, True), (-2, 1, True), (-2, -1, False), (1, 2, False)])
def test_de_lijsten_zijn_nooit_ruimer_dan_het_slot(
    almere: Groep, huis: Dossier, begin: int, eind: int | None, nu_al: bool
) -> None:
    """Ook niet voor wie straks gaat meewerken, of daar klaar mee is."""
    ander = maak_huis(almere, almere.ander_team, "Bos")
    deelname(almere, huis, almere.bilal, begin=begin, eind=eind)
    with word(rollen.EIGENAAR):
        Regie.objects.filter(dossier=huis, tot=None).update(soort="medewerker", medewerker=almere.bilal)
    nu = timezone.now()
    with als_medewerker(almere.bilal.pk):
        kring = werkkring_van(almere.bilal, timezone.localdate())
        assert kring is not None
        bereik, elders = kring.bereik(zicht.LEZEN), zicht.elders_op_naam(kring, nu)
        mee, regie = zicht.deelnames(kring, zicht.LEZEN, nu), zicht.mijn_regie(kring)
        lijst = {huis.pk for huis in overzichten.huishoudens(kring.stelsel.pk, bereik, elders)}
        mijn = {huis.pk for huis in overzichten.mijn_huishoudens(kring.stelsel.pk, bereik, almere.bilal.pk, mee, regie)}
        gelezen = set(zicht.dossiers(kring, nu).values_list("pk", flat=True))
    assert (huis.pk in elders) is (huis.pk in mijn) is nu_al
    assert mijn <= lijst == gelezen
    assert ander.pk in lijst - mijn, "van haar eigen team, maar niet van haar"


def deelname(g: Groep, dossier: Dossier, wie: Medewerker, *, begin: int = -1, eind: int | None = None) -> None:
    """Als eigenaar: `wie` werkt mee van `begin` tot `eind` dagen vanaf nu."""
    nu = timezone.now()
    vast = {"stelsel": g.stelsel, "team_id": dossier.team_id, "dossier": dossier}
    with word(rollen.EIGENAAR):
        aanbod = Overgang.objects.create(
            **vast, soort="ondersteunen", naar_team=g.ander_team, door=g.sanne, boodschap="x", aangeboden_op=nu,
            status="aanvaard", beantwoord_op=nu, beantwoord_door=wie,
        )  # fmt: skip
        Deelname.objects.create(
            **vast, medewerker=wie, rol="ondersteuning", van=nu + timedelta(days=begin), overgang=aanbod,
            tot=None if eind is None else nu + timedelta(days=eind),
        )  # fmt: skip
