"""Een klein deel van de stad gaat langs de handelingen zelf, zoals een medewerker het op het scherm doet."""

from datetime import timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.aannemen import neem_aan
from keukentafel.doen.dossier.journaal import Afspraakopgave, Contactopgave, leg_contact_vast, plan_afspraak
from keukentafel.doen.dossier.models import Huishoudlid, Persoon
from keukentafel.doen.ingang.acties import beantwoord, zet_door
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo.stad.mensen import Mens
from keukentafel.project.demo.stad.plaats import Geplaatst, Stad
from keukentafel.project.demo.stad.ploeg import Ploeg
from keukentafel.project.demo.stad.rijen import SPREEKUUR
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regels.namen import naamvelden

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
    noem_leden(uitkomst.dossier_id, een)
    if verhaal.opgenomen is None:
        return uitkomst.dossier_id
    if een.daarna is not None:
        moment = verhaal.ontvangen + (verhaal.opgenomen - verhaal.ontvangen) / 2
        collega = ploeg.kies(rnd, een.route.team, moment, loopt=False)
        with als_medewerker(collega.pk):
            zet_door(
                vraag_id=uitkomst.vraag_id, naar=een.daarna, medewerker=collega, argument=verhaal.doorzetten, nu=moment
            )
    werker = ploeg.kies(rnd, een.team, verhaal.opgenomen, loopt=verhaal.beantwoord is None)
    with als_medewerker(werker.pk):
        neem_op(vraag_id=uitkomst.vraag_id, medewerker=werker, nu=verhaal.opgenomen)
        _journaal(stad, een, uitkomst.dossier_id, werker)
        if verhaal.beantwoord is not None:
            beantwoord(vraag_id=uitkomst.vraag_id, medewerker=werker, antwoord=verhaal.antwoord, nu=verhaal.beantwoord)
    return uitkomst.dossier_id


def _journaal(stad: Stad, een: Geplaatst, dossier_id: UUID, werker: Medewerker) -> None:
    kring = werkkring_van(werker, stad.dag)
    if kring is None:
        return
    dossiers, verhaal = zicht.schrijfdossiers(kring, stad.nu), een.verhaal
    vast = {"dossiers": dossiers, "dossier_id": dossier_id, "medewerker": werker}
    for nummer, gesprek in enumerate(verhaal.gesprekken):
        if gesprek.gepland is not None and gesprek.gepland > verhaal.ontvangen:
            afspraak = Afspraakopgave(gesprek.moment, werker, gesprek.met_wie, plek(een), gesprek.minuten)
            plan_afspraak(**vast, opgave=afspraak, nu=gesprek.gepland)  # type: ignore[arg-type]
        contact = Contactopgave(
            sleutel=UUID(int=(een.opgave.sleutel.int + nummer + 1) % 2**128),
            moment=gesprek.moment,
            kanaal=gesprek.kanaal,
            samenvatting=gesprek.samenvatting,
            minuten=gesprek.minuten,
            met_wie=gesprek.met_wie,
        )
        leg_contact_vast(**vast, opgave=contact, nu=stad.nu)  # type: ignore[arg-type]
    if verhaal.bezoek is not None:
        waar = plek(een) if verhaal.bezoek.thuis else SPREEKUUR
        bezoek = Afspraakopgave(verhaal.bezoek.begin, werker, verhaal.bezoek.voor_wie, waar, verhaal.bezoek.minuten)
        plan_afspraak(**vast, opgave=bezoek, nu=stad.nu)  # type: ignore[arg-type]


def plek(een: Geplaatst) -> str:
    """Waar een bezoek is: thuis."""
    adres = een.geschiedenis.huishouden.adres
    return f"{adres.straat} {adres.huisnummer}{adres.toevoeging}"


def noem_leden(dossier_id: UUID, een: Geplaatst) -> None:
    """Geef de huisgenoten hun naam; aan de telefoon waren het nog alleen leeftijden."""
    leden = Huishoudlid.objects.filter(dossier_id=dossier_id).exclude(rol=Huishoudlid.Rol.HOOFDPERSOON)
    personen = list(Persoon.objects.filter(huishoudens__in=leden))
    for mens in huisgenoten(een):
        leeftijd = mens.leeftijd(timezone.localdate(een.verhaal.ontvangen))
        persoon = next(persoon for persoon in personen if persoon.leeftijd_bij_opgave == leeftijd)
        personen.remove(persoon)
        persoon.voornaam, persoon.tussenvoegsel, persoon.achternaam = mens.voornaam, mens.tussenvoegsel, mens.achternaam
        bij = naamvelden(mens.tussenvoegsel, mens.achternaam)
        persoon.zoeknaam, persoon.klanken = bij["zoeknaam"], bij["klanken"]
        persoon.geboortedatum, persoon.telefoon = mens.geboren, mens.telefoon
        persoon.save()


def huisgenoten(een: Geplaatst) -> list[Mens]:
    """Wie er toen verder bij hoorden, in de volgorde van de opgave."""
    dag = timezone.localdate(een.verhaal.ontvangen)
    leden = een.geschiedenis.huishouden.leden
    return [mens for mens in leden if mens != een.verhaal.om and mens.geboren <= dag]
