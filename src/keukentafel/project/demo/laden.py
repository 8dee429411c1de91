"""Laadt de demo: een inrichting, de vaste groep medewerkers en hun eerste vragen. Nog eens laden verandert niets."""

import tomllib
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from keukentafel.doen.dossier.aannemen import neem_aan
from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave, PersoonOpgave
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.vervanging import neem_alles_over
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.inrichting.laden import laad, versies
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.project.demo.bellen import laad_bellen
from keukentafel.project.demo.buurt import laad_buurt
from keukentafel.project.demo.delen import deel
from keukentafel.project.demo.groep import PER_SOORT, maak_groep, voorpost
from keukentafel.project.demo.journaal import laad_journaal
from keukentafel.project.demo.kennis import laad_artikelen
from keukentafel.project.demo.netwerk import laad_netwerk
from keukentafel.project.demo.samen import laad_samen, verhaal_van_samen
from keukentafel.project.demo.signalen import handel_af, laad_wachtlijst, signaal_uit
from keukentafel.project.demo.signalen import verhaal as verhaal_van_signalen
from keukentafel.project.demo.spreekuren import laad_spreekuren
from keukentafel.project.demo.stukken import laad_stukken
from keukentafel.project.demo.toezicht import zet_toezicht
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.acties import laad_inrichting

OCHTEND, RUIMTE = 9 * 60, 210
"""De vragen van de demo komen tussen negen en half een, in minuten na middernacht."""
WERKERS = frozenset(rol for _inlog, _naam, rol in PER_SOORT.values())
VAN_SAMEN = 200
"""Vanaf dit nummer de vragen van samenvoegen; een vraag houdt haar nummer als er ervoor een bij komt."""
KENMERKEN = (
    "samenhang", "acuut_veiligheidsrisico", "dreigende_escalatie", "kind_in_gevaar", "complex",
)  # fmt: skip


def laad_demo(naam: str, nu: datetime | None = None) -> None:
    """Zet de inrichting `naam` in het huis, met medewerkers en vragen om mee te kijken.

    `nu` is het moment waarvan alles terugtelt: dat van het laden, als er niets staat. Het werk valt in werktijd.

    Raises:
        InrichtingOnbekendError: die naam is er niet.
    """
    nu = timezone.localtime(nu)  # "zoveel dagen geleden" telt plaatselijke dagen, ook rond de zomertijd
    with transaction.atomic():
        for versie in versies(naam):
            laad_inrichting(inrichting=versie, nu=nu)
        inrichting = laad(naam, timezone.localdate(nu))
        groep = maak_groep(inrichting, timezone.localdate(nu))
    for nummer, rij in enumerate([*_verhaal()["vraag"], *verhaal_van_signalen()["vraag"]]):
        _neem_aan(inrichting, groep, rij, nummer, nu)
    neem_alles_over(stelsel_id=groep["fatma"].stelsel_id, nu=nu)
    laad_wachtlijst(groep["sanne"], nu)
    laad_bellen(inrichting, groep, nu)
    laad_artikelen(groep["marieke"], nu)
    laad_spreekuren(inrichting, groep["marieke"], nu)
    laad_buurt(inrichting, groep, nu)
    laad_journaal(groep, nu)
    laad_netwerk(groep["sanne"], nu)
    laad_stukken(groep, nu)
    deel(groep["sanne"], nu)
    for nummer, rij in enumerate(verhaal_van_samen(), start=VAN_SAMEN):
        _neem_aan(inrichting, groep, rij, nummer, nu)
    laad_samen(groep["sanne"], nu)
    zet_toezicht(inrichting, groep, timezone.now())


def _bestand() -> Path:
    return Path(__file__).parent / "vragen.toml"


def _verhaal() -> dict[str, Any]:
    return tomllib.loads(_bestand().read_text(encoding="utf-8"))


def _neem_aan(
    inrichting: Inrichting, groep: dict[str, Medewerker], rij: dict[str, Any], nummer: int, nu: datetime
) -> None:
    fatma = groep["fatma"]
    toen = tijden.geleden(nu, rij["dagen_geleden"], OCHTEND + 37 * nummer % RUIMTE)
    with als_medewerker(fatma.pk):
        uitkomst = neem_aan(opgave=_opgave(inrichting, rij, nummer, toen), medewerker=fatma, nu=toen)
    ontvanger = _ontvanger(groep, rij["neemt_op"], uitkomst.vraag_id)
    if ontvanger is None or not uitkomst.nieuw:
        return
    with als_medewerker(ontvanger.pk):
        if Lidmaatschap.objects.filter(medewerker=ontvanger, team__isnull=False).exists():
            _neem_op_als_het_kan(uitkomst.vraag_id, ontvanger, tijden.daarna(toen, nu, minuten=180))
            handel_af(ontvanger, rij, uitkomst.vraag_id, toen, nu)


def _ontvanger(groep: dict[str, Medewerker], wie: str, vraag_id: UUID) -> Medewerker | None:
    """Wie de vraag opneemt; `team` is de eerste werker van het team waar de triage haar legde."""
    if wie != "team":
        return groep.get(wie)
    team = Vraag.objects.values_list("team", flat=True).get(pk=vraag_id)
    leden = Lidmaatschap.objects.filter(team=team, rol__in=WERKERS).values_list("medewerker", flat=True)
    return next((mens for mens in groep.values() if mens.pk in set(leden)), None)


def _neem_op_als_het_kan(vraag_id: UUID, ontvanger: Medewerker, moment: datetime) -> None:
    """De triage van een inrichting kan de vraag bij een ander team hebben gelegd; dan blijft zij daar open."""
    with suppress(Vraag.DoesNotExist):
        neem_op(vraag_id=vraag_id, medewerker=ontvanger, nu=moment)


def _opgave(inrichting: Inrichting, rij: dict[str, Any], nummer: int, toen: datetime) -> Opgave:
    persoon = rij["persoon"]
    dag = timezone.localdate(toen)
    geboren: date = persoon["geboren"]
    leeftijd = leeftijd_op(geboren, dag)
    hier, elders = voorpost(inrichting)
    team = hier if rij["plek"] == "hier" else elders
    codes = next(t.gebieden for t in inrichting.teams if t.slug == team.slug)
    gebied = next(gebied for gebied in inrichting.gebieden if not codes or gebied.code in codes)
    kenmerken = {naam: False for naam in KENMERKEN if naam not in rij.get("onbekend", ())} | rij["kenmerken"]
    feiten: dict[str, Any] = {
        "soort": rij["soort"], "kanaal": rij["kanaal"], "aanmelder": rij["aanmelder"],
        "gebied": gebied.code, "leeftijd": leeftijd, "huishouden": [leeftijd, *rij.get("anderen", [])],
        "leefgebieden": rij["leefgebieden"], "kenmerken": kenmerken,
    }  # fmt: skip
    if "voorziening" in rij:
        feiten["voorziening"] = rij["voorziening"]
    straat, huisnummer = rij["adres"]
    postcode = f"{gebied.postcodes[0]}AB" if gebied.postcodes else ""
    return Opgave(
        sleutel=uuid5(NAMESPACE_URL, f"demo:{inrichting.naam}:{nummer}"),
        feiten=feiten,
        eigen_woorden=rij["woorden"],
        melder_naam=rij["melder"][0],
        melder_telefoon=rij["melder"][1],
        persoon=PersoonOpgave(
            voornaam=persoon["voornaam"],
            tussenvoegsel=persoon.get("tussenvoegsel", ""),
            achternaam=persoon["achternaam"],
            geboortedatum=geboren,
        ),
        andere_leeftijden=tuple(rij.get("anderen", ())),
        adres=AdresOpgave(postcode=postcode, huisnummer=huisnummer, straat=straat),
        melder_betrekking=rij.get("betrekking", ""),
        melder_organisatie=rij.get("organisatie", ""),
        betrokkene_weet=rij.get("weet", ""),
        aanbod_waar=rij.get("waar", ""),
        aanbod_wanneer=rij.get("wanneer", ""),
        terugbellen=rij.get("terugbellen", False),
        antwoord=rij.get("antwoord", ""),
        signaal=signaal_uit(rij),
    )
