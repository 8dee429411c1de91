"""Een klein deel van de stad gaat langs de handelingen zelf, zoals een medewerker het op het scherm doet."""

from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.aannemen import neem_aan
from keukentafel.doen.dossier.journaal import Afspraakopgave, Contactopgave, leg_contact_vast, plan_afspraak
from keukentafel.doen.dossier.models import Huishoudlid, Persoon
from keukentafel.doen.dossier.taken import Taakopgave, geef_taak, rond_taak_af
from keukentafel.doen.ingang.acties import beantwoord, zet_door
from keukentafel.doen.ingang.models import Belpoging
from keukentafel.doen.ingang.terugbellen import Belopgave, leg_poging_vast
from keukentafel.doen.netwerk.bekenden import Bekendeopgave, leg_bekende_vast
from keukentafel.doen.netwerk.personen import Persoonopgave, wijzig
from keukentafel.doen.netwerk.relaties import Relatieopgave, leg_relatie_vast
from keukentafel.doen.netwerk.vertegenwoordigers import Vertegenwoordigeropgave, leg_vertegenwoordiging_vast
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.doen.signalen.acties import leg_uitkomst_vast, meld_terug
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad.beloften import contact_op, kennismaking
from keukentafel.project.demo.stad.dossierrijen import PAS_GEMAAKT, SPREEKUUR, persoonvelden, volgend
from keukentafel.project.demo.stad.mensen import Mens
from keukentafel.project.demo.stad.plaats import Geplaatst, Stad
from keukentafel.project.demo.stad.ploeg import Ploeg
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van

VERS = timedelta(days=45)
"""Alleen wat er nog vers bij ligt, gaat langs de handelingen: de grenzen van de database rekenen met vandaag."""


def kan(geplaatst: list[Geplaatst], stad: Stad) -> bool:
    """Eén verse vraag van iemand die haar naam zei."""
    een = geplaatst[0]
    return len(geplaatst) == 1 and een.verhaal.om is not None and stad.nu - een.verhaal.ontvangen < VERS


def speel(rnd: Random, stad: Stad, ploeg: Ploeg, een: Geplaatst) -> UUID:
    """Doe alles wat er met deze vraag gebeurde; geeft het dossier."""
    verhaal = een.verhaal
    aannemer = ploeg.neemt_aan(rnd, verhaal.feiten["kanaal"], een.route.team, verhaal.ontvangen)
    with als_medewerker(aannemer.pk):
        uitkomst = neem_aan(opgave=een.opgave, medewerker=aannemer, nu=verhaal.ontvangen)
    if uitkomst.dossier_id is None:
        raise RuntimeError("een vraag met een naam geeft een dossier")
    if verhaal.opgenomen is None:
        return uitkomst.dossier_id
    if een.daarna is not None:
        moment = tijden.deel(verhaal.ontvangen, verhaal.opgenomen, 0.5)
        collega = ploeg.iemand(rnd, een.route.team, moment)
        with als_medewerker(collega.pk):
            zet_door(
                vraag_id=uitkomst.vraag_id, naar=een.daarna, medewerker=collega, argument=verhaal.doorzetten, nu=moment
            )
    werker = ploeg.kies(rnd, een.team, verhaal.opgenomen, loopt=verhaal.beantwoord is None)
    with als_medewerker(werker.pk):
        neem_op(vraag_id=uitkomst.vraag_id, medewerker=werker, nu=verhaal.opgenomen)
        _beloofd(een, uitkomst.vraag_id, werker)
        _in_dossier(stad, een, uitkomst.dossier_id, werker)
        if verhaal.beantwoord is not None:
            beantwoord(vraag_id=uitkomst.vraag_id, medewerker=werker, antwoord=verhaal.antwoord, nu=verhaal.beantwoord)
    return uitkomst.dossier_id


def _beloofd(een: Geplaatst, vraag_id: UUID, werker: Medewerker) -> None:
    """Terugbellen, contact na een signaal, en de partner die dat hoort."""
    verhaal = een.verhaal
    if verhaal.gebeld is not None:
        opgave = Belopgave(belsleutel(een), Belpoging.Uitkomst.GESPROKEN)
        leg_poging_vast(vraag_id=vraag_id, opgave=opgave, medewerker=werker, nu=verhaal.gebeld)
    if (contact := contact_op(verhaal)) is not None:
        leg_uitkomst_vast(vraag_id=vraag_id, uitkomst="contact", medewerker=werker, nu=contact)
    if verhaal.teruggemeld is not None:
        meld_terug(vraag_id=vraag_id, terug="contact", overlegd=True, medewerker=werker, nu=verhaal.teruggemeld)


def belsleutel(een: Geplaatst) -> UUID:
    """De sleutel van het gesprek waarmee het terugbellen klaar was."""
    return volgend(een.opgave.sleutel, 201)


def _in_dossier(stad: Stad, een: Geplaatst, dossier_id: UUID, werker: Medewerker) -> None:
    """Wat de werker in het dossier opschrijft."""
    kring = werkkring_van(werker, stad.dag)
    if kring is None:
        return
    vast: dict[str, Any] = {
        "dossiers": zicht.schrijfdossiers(kring, stad.nu),
        "dossier_id": dossier_id,
        "medewerker": werker,
    }
    _leer_kennen(een, dossier_id, vast)
    _journaal(stad, een, vast)
    for nummer, taakje in enumerate(een.verhaal.taken, start=101):
        sleutel = volgend(een.opgave.sleutel, nummer)
        taak = geef_taak(**vast, opgave=Taakopgave(sleutel, taakje.wat, werker, taakje.uiterlijk), nu=taakje.gegeven)
        if taakje.klaar is not None:
            rond_taak_af(**vast, taak_id=taak.pk, nu=taakje.klaar)


def _journaal(stad: Stad, een: Geplaatst, vast: dict[str, Any]) -> None:
    verhaal, werker = een.verhaal, vast["medewerker"]
    for nummer, gesprek in enumerate(verhaal.gesprekken, start=1):
        if gesprek.gepland is not None and gesprek.gepland > verhaal.ontvangen:
            afspraak = Afspraakopgave(gesprek.moment, werker, gesprek.met_wie, plek(een), gesprek.minuten)
            plan_afspraak(**vast, opgave=afspraak, nu=gesprek.gepland)
        contact = Contactopgave(
            sleutel=volgend(een.opgave.sleutel, nummer),
            moment=gesprek.moment,
            kanaal=gesprek.kanaal,
            samenvatting=gesprek.samenvatting,
            minuten=gesprek.minuten,
            met_wie=gesprek.met_wie,
        )
        leg_contact_vast(**vast, opgave=contact, nu=stad.nu)
    if verhaal.bezoek is not None:
        waar = plek(een) if verhaal.bezoek.thuis else SPREEKUUR
        bezoek = Afspraakopgave(verhaal.bezoek.begin, werker, verhaal.bezoek.voor_wie, waar, verhaal.bezoek.minuten)
        gemaakt = max(verhaal.opgenomen or verhaal.ontvangen, tijden.laatste(stad.nu - PAS_GEMAAKT))
        plan_afspraak(**vast, opgave=bezoek, nu=gemaakt)


def _leer_kennen(een: Geplaatst, dossier_id: UUID, vast: dict[str, Any]) -> None:
    """Namen bij de leeftijden, hoe zij bij elkaar horen, en wie er om hen heen staan."""
    moment, netwerk = kennismaking(een.verhaal), een.geschiedenis.netwerk
    wie = {}
    for mens, persoon in zip([een.verhaal.om, *huisgenoten(een)], _personen(dossier_id, een), strict=True):
        if mens is not None:
            opgave = Persoonopgave(**persoonvelden(mens), leeftijd_bij_opgave=persoon.leeftijd_bij_opgave)  # type: ignore[arg-type]
            wijzig(**vast, persoon_id=persoon.pk, opgave=opgave, gezien=persoon.versie, nu=moment)
            wie[mens.nummer] = persoon.pk
    for a, soort, b in netwerk.relaties:
        if a in wie and b in wie:
            leg_relatie_vast(**vast, opgave=Relatieopgave(wie[a], wie[b], soort), nu=moment)
    opgaven = [Vertegenwoordigeropgave(wie[b], "gezag", wie[a]) for a, b in netwerk.gezag if a in wie and b in wie]
    opgaven += [
        Vertegenwoordigeropgave(wie[rij.over], rij.soort, organisatie=rij.organisatie, telefoon=rij.telefoon)
        for rij in netwerk.buiten
        if rij.over in wie
    ]
    for een_opgave in opgaven:
        leg_vertegenwoordiging_vast(**vast, opgave=een_opgave, nu=moment)
    for band in netwerk.banden:
        if band.van is None or band.van in wie:
            van = wie[band.van] if band.van else None
            bekende = Bekendeopgave(
                band.naam, band.soort, band.band, band.organisatie, band.telefoon, band.doet, persoon=van
            )
            leg_bekende_vast(**vast, opgave=bekende, nu=moment)


def plek(een: Geplaatst) -> str:
    """Waar een bezoek is: thuis."""
    adres = een.geschiedenis.huishouden.adres
    return f"{adres.straat} {adres.huisnummer}{adres.toevoeging}"


def _personen(dossier_id: UUID, een: Geplaatst) -> list[Persoon]:
    """De personen van het dossier, in de volgorde van de opgave: eerst om wie het gaat, dan op leeftijd gezocht."""
    leden = Huishoudlid.objects.filter(dossier_id=dossier_id).select_related("persoon")
    hoofd = [lid.persoon for lid in leden if lid.rol == Huishoudlid.Rol.HOOFDPERSOON]
    rest = [lid.persoon for lid in leden if lid.rol != Huishoudlid.Rol.HOOFDPERSOON]
    for mens in huisgenoten(een):
        leeftijd = mens.leeftijd(timezone.localdate(een.verhaal.ontvangen))
        persoon = next(persoon for persoon in rest if persoon.leeftijd_bij_opgave == leeftijd)
        rest.remove(persoon)
        hoofd.append(persoon)
    return hoofd


def huisgenoten(een: Geplaatst) -> list[Mens]:
    """Wie er toen verder bij hoorden, in de volgorde van de opgave."""
    dag = timezone.localdate(een.verhaal.ontvangen)
    leden = een.geschiedenis.huishouden.leden
    return [mens for mens in leden if mens != een.verhaal.om and mens.geboren <= dag]
