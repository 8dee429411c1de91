"""Eén opengeklapte vraag uit de wachtrij: de hele vraag, waarom zij hier ligt, en drie wegen eruit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from keukentafel.doen.dossier.opgegeven import in_woorden, opgegeven
from keukentafel.doen.ingang.acties import AlGesloten, NietVanJouwTeam
from keukentafel.doen.ingang.klokken import LOOPT_VOOR_INWONER
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import BekendBij, bekend_bij
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.tabel import in_bereik
from keukentafel.doen.triage.models import Triage
from keukentafel.doen.triage.overzichten import met_stand, termijnen, triage
from keukentafel.doen.wachtlijst.models import Wachtplek
from keukentafel.doen.wachtlijst.overzichten import met_plek, plek_van
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek import klok
from keukentafel.werkplek.vragen.forms_wachtrij import (
    AanbiedFormulier,
    AntwoordFormulier,
    DoorzetFormulier,
    zelfde_teams,
)
from keukentafel.werkplek.vragen.namen import AANMELDERS_KORT, betrokkene
from keukentafel.werkplek.vragen.rol import regisseur, rol
from keukentafel.werkplek.vragen.stand import termijnnaam
from keukentafel.werkplek.vragen.uitleg import Uitleg, bij
from keukentafel.werkplek.woorden import hoofdletter


@dataclass(frozen=True)
class Detail:
    """Wat er bij een opengeklapte vraag te zien en te doen is."""

    vraag: Vraag
    triage: Triage | None
    klokken: list[klok.Klok]
    bekend: BekendBij | None
    """Bij wie het dossier ligt als dit team er niet in mag kijken."""
    mag_beantwoorden: bool
    mag_doorzetten: bool
    """Een vraag van een collega zet alleen de teammanager door; wie haar heeft, beantwoordt haar."""
    doorzetten: DoorzetFormulier
    beantwoorden: AntwoordFormulier
    aanbieden: AanbiedFormulier
    elders: str = ""
    """Het team waar een nieuwe beoordeling naar wijst, zolang de vraag daar niet is aangeboden."""
    wacht: Overgang | None = None
    """Het aanbod aan een ander team dat nog wacht op antwoord, of dat is geweigerd."""
    wachtplek: Wachtplek | None = None
    """De plek op de wachtlijst, als de vraag wacht."""
    kijkt_mee: str = ""
    """Wie er volgens de triage naast dit team bij is; op het blad Regie vraag je hen om mee te werken."""

    @property
    def reden(self) -> str:
        return str(self.triage.uitkomst.get("reden", "")) if self.triage else ""

    @property
    def rol(self) -> str:
        """Wat het team bij deze vraag doet, volgens de triage."""
        return rol(self.triage)

    @property
    def regisseur(self) -> str:
        return regisseur(self.triage)

    @cached_property
    def uitleg(self) -> Uitleg | None:
        """De regel, wat er bekend was en wat het anders had gemaakt."""
        return bij(self.triage, self.vraag)

    @property
    def melder(self) -> str:
        """Wie de vraag stelde: naam en wie dat is."""
        vraag = self.vraag
        wie = vraag.get_melder_betrekking_display().lower() or str(AANMELDERS_KORT.get(vraag.aanmelder, ""))
        return ", ".join(filter(None, (vraag.melder_naam, wie, vraag.melder_organisatie)))

    @property
    def weet_niet(self) -> str:
        """Wat je eerst doet als degene om wie het gaat hier misschien niet van weet."""
        if self.vraag.betrokkene_weet == Vraag.Weet.NEE:
            return _("Degene om wie het gaat, weet hier niet van. Vraag eerst de melder om het te vertellen.")
        if self.vraag.betrokkene_weet == Vraag.Weet.NIET_BEKEND:
            return _("Het is niet bekend of degene om wie het gaat hiervan weet. Vraag dat eerst.")
        return ""

    @property
    def aanbod(self) -> str:
        """Waar en wanneer iemand iets wil doen."""
        delen = ((_("Waar"), self.vraag.aanbod_waar), (_("Wanneer"), self.vraag.aanbod_wanneer))
        return ". ".join(f"{kop}: {tekst}" for kop, tekst in delen if tekst)

    @property
    def opgegeven(self) -> str:
        """Het adres dat de beller noemde, als het dossier (zover dit team het leest) iets anders zegt."""
        dossiervraag = getattr(self.vraag, "dossiervraag", None)
        adres = opgegeven(self.vraag, dossiervraag.dossier if dossiervraag else None)
        return in_woorden(adres) if adres else ""

    @property
    def van_niemand(self) -> bool:
        return self.vraag.status == Vraag.Status.OPEN


def zoek(kring: Werkkring, vraag_id: UUID) -> Vraag | None:
    """De open vraag van een van mijn teams, of niets."""
    vraag = _van_ons(kring, vraag_id)
    return None if vraag is None or vraag.status == Vraag.Status.BEANTWOORD else vraag


def haal(kring: Werkkring, vraag_id: UUID) -> Vraag:
    """De open vraag van een van mijn teams.

    Raises:
        NietVanJouwTeam, of AlGesloten als de vraag al is beantwoord.
    """
    vraag = _van_ons(kring, vraag_id)
    if vraag is None:
        raise NietVanJouwTeam
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    return vraag


def _van_ons(kring: Werkkring, vraag_id: UUID) -> Vraag | None:
    return (
        met_plek(met_stand(Vraag.objects.filter(in_bereik(kring.bereik("dossier_lezen")))))
        .filter(stelsel_id=kring.stelsel.pk, pk=vraag_id)
        .select_related(
            "opgenomen_door", "team", "gebied", "aangenomen_door", "signaal", "dossiervraag__dossier__contact"
        )
        .first()
    )


def detail(
    kring: Werkkring,
    vraag: Vraag,
    inrichting: Inrichting,
    dag: date,
    *,
    doorzetten: DoorzetFormulier | None = None,
    beantwoorden: AntwoordFormulier | None = None,
    aanbieden: AanbiedFormulier | None = None,
    wacht: Overgang | None = None,
) -> Detail:
    """De details, met de formulieren zoals ze zijn ingevuld of leeg."""
    door = doorzetten or doorzetformulier(kring, vraag, dag)
    aan = aanbieden or aanbiedformulier(kring, vraag, dag)
    zelfde_teams(door, aan)
    laatste = triage(vraag)
    elders = "" if wacht and wacht.status == Overgang.Status.AANGEBODEN else _wijst_elders(vraag, laatste, aan)
    van_mij = vraag.opgenomen_door_id in (None, kring.medewerker.pk)
    return Detail(
        vraag=vraag,
        triage=laatste,
        elders=elders,
        mag_beantwoorden=van_mij,
        mag_doorzetten=van_mij or kring.mag("werk_verdelen", vraag.team_id),
        wachtplek=plek_van(vraag),
        bekend=None if hasattr(vraag, "dossiervraag") else bekend_bij(vraag.pk),
        klokken=[
            klok.maak(t.uiterlijk, dag, begin=t.start, woorden=termijnnaam(t.soort, inrichting))
            for t in lopende(termijnen(vraag), dag)
        ],
        doorzetten=door,
        beantwoorden=beantwoorden or AntwoordFormulier(),
        aanbieden=aan,
        wacht=wacht,
        kijkt_mee=_kijkt_mee(vraag, laatste, inrichting),
    )


def _kijkt_mee(vraag: Vraag, laatste: Triage | None, inrichting: Inrichting) -> str:
    wie = laatste.uitkomst.get("betrokken", []) if laatste else []
    return hoofdletter(opsomming([betrokkene(code, inrichting) for code in wie if code != vraag.team.slug]))


def _wijst_elders(vraag: Vraag, laatste: Triage | None, aanbieden: AanbiedFormulier) -> str:
    """Wijst een nieuwe beoordeling naar een ander team, dan staat dat team klaar om de vraag aan te bieden.

    Geeft hoe dat team heet; leeg als de vraag hier hoort, of hier met een argument blijft.
    """
    if laatste is None or not laatste.herzien or laatste.gekozen_team_id is not None:
        return ""
    slug = laatste.uitkomst.get("bestemming", {}).get("team")
    if not slug or slug == vraag.team.slug:
        return ""
    return aanbieden.zet_klaar(slug, str(laatste.uitkomst.get("reden", "")))


def lopende(termijnen: Iterable[Termijn], dag: date) -> list[Termijn]:
    """De termijnen die ertoe doen; wat de inwoner zelf mocht inleveren, wordt nooit te laat."""
    return [t for t in termijnen if t.soort not in LOOPT_VOOR_INWONER or t.uiterlijk >= dag]


def doorzetformulier(kring: Werkkring, vraag: Vraag, dag: date, data: object = None) -> DoorzetFormulier:
    return DoorzetFormulier(data, stelsel_id=kring.stelsel.pk, behalve=vraag.team_id, dag=dag)


def aanbiedformulier(kring: Werkkring, vraag: Vraag, dag: date, data: object = None) -> AanbiedFormulier:
    return AanbiedFormulier(data, stelsel_id=kring.stelsel.pk, behalve=vraag.team_id, dag=dag, prefix="aan")


def wie_had_hem(vraag: Vraag, ik: int) -> str:
    """Wie net eerder was, voor het blad dat dat uitlegt."""
    if vraag.opgenomen_door is None or vraag.opgenomen_door_id == ik:
        return _("Iemand anders")
    return vraag.opgenomen_door.naam
