"""Het blad Nieuwe vraag: het formulier, de stand ernaast en het bewaren."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.aannemen import Aangenomen, neem_aan
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import bewaarde_vraag
from keukentafel.doen.triage.acties import GeenTeam
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.werkplek.inlog.bewaard import haal
from keukentafel.werkplek.vragen import eerder
from keukentafel.werkplek.vragen.aanbod import zonder_triage
from keukentafel.werkplek.vragen.forms import VraagFormulier, leeg
from keukentafel.werkplek.vragen.stand import Stand, bepaal, leest, specialismen


@dataclass(frozen=True)
class Blad:
    """Wat het sjabloon nodig heeft, en wat de view ermee kan doen."""

    formulier: VraagFormulier
    inrichting: Inrichting
    nu: datetime
    vandaag: date
    partners: tuple[str, ...] = ()
    """De organisaties van dit stelsel, om uit te kiezen wie een signaal geeft."""

    @property
    def stand(self) -> Stand:
        feiten = self.formulier.feiten(self.vandaag)
        stand = bepaal(feiten, self.inrichting, self.vandaag)
        return zonder_triage(stand, self.inrichting) if feiten["soort"] == Vraag.Soort.AANBOD else stand

    @property
    def wil_bewaren(self) -> bool:
        return self.formulier.bewaart

    def _kenmerken(self) -> dict[str, object]:
        kenmerken = self.formulier.feiten(self.vandaag).get("kenmerken")
        return kenmerken if isinstance(kenmerken, dict) else {}

    def inhoud(self) -> dict[str, object]:
        """De context van het sjabloon."""
        stand = self.stand
        begonnen = self.formulier["begonnen"].value() or self.nu
        return {
            "form": self.formulier,
            "stand": stand,
            "vandaag": self.vandaag,
            "begonnen": _moment(begonnen) or self.nu,
            "triage": [(vraag, self.formulier[vraag.kenmerk]) for vraag in stand.vragen],
            "bekenden": self.formulier.lijken,
            "gekozen": self.formulier["bekend"].value(),
            "inrichting": self.inrichting,
            "vraagt_wie_nog": leest(self.inrichting, "vraag_van"),
            "nieuwe_vraag_rustig": True,
            "signaal": self.formulier.signaalstand(self.vandaag, self._kenmerken()),
            "partners": self.partners,
        }


def blad(request: Verzoek) -> Blad:
    """Het blad van dit verzoek, met de inrichting die vandaag geldt."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    inrichting = request.werkkring.inrichting
    kring = request.werkkring
    wie = kring.medewerker.pk if kring.mag("herkennen") else None
    extra = specialismen(inrichting)
    terug = haal(request, reverse("vraag-nieuw")) if request.method == "GET" else None
    gegevens = terug if terug is not None else request.POST if request.method == "POST" else None
    if gegevens is not None:
        formulier = VraagFormulier(
            gegevens, inrichting=inrichting, specialismen=extra, wie=wie, stelsel_id=kring.stelsel.pk
        )
        formulier.is_valid()
    else:
        formulier = leeg(inrichting, nu.isoformat(timespec="seconds"), extra, wie, soort=request.GET.get("soort", ""))
    partners = Organisatie.objects.filter(stelsel_id=kring.stelsel.pk).order_by("naam").values_list("naam", flat=True)
    return Blad(formulier, inrichting, nu, vandaag, tuple(partners))


def al_bewaard(request: HttpRequest) -> UUID | None:
    """De vraag die al met dezelfde sleutel is bewaard: een tweede klik, of terug en nog eens."""
    try:
        return bewaarde_vraag(UUID(request.POST.get("sleutel", "")))
    except ValueError:
        return None


def bewaar(request: Verzoek, vel: Blad) -> UUID | None:
    """Bewaart de vraag en geeft haar id, of zet de fout bij het veld dat ontbreekt en geeft None."""
    if not vel.formulier.is_valid():
        # De eerste klik kan intussen klaar zijn; dan is dit dezelfde vraag en geen nieuwe.
        al = al_bewaard(request)
        if al:
            stond_er_al(request, al)
        return al
    try:
        opgave = vel.formulier.opgave(vel.vandaag, request.werkkring.stelsel.pk)
        klaar = neem_aan(opgave=opgave, medewerker=request.werkkring.medewerker, nu=vel.nu)
    except GeenTeam:
        vel.formulier.add_error(
            "gebied", _("Kies de wijk; dan weten we welk team. Of kies zelf een team bij de uitkomst.")
        )
        return None
    if klaar.nieuw:
        eerder.onthoud(request.POST)
        _noem(request, vel.formulier, klaar)
    else:
        stond_er_al(request, klaar.vraag_id)
    return klaar.vraag_id


def stond_er_al(request: Verzoek, vraag_id: UUID) -> None:
    """Voor het logboek: er is niets bewaard, alleen gewezen op wat er al stond."""
    request.boek.werd("ontvangst_gezien")
    request.boek.betreft(vraag=vraag_id)


def niet_bewaard(request: Verzoek, vel: Blad) -> None:
    """Voor het logboek: er is gezocht en wie erop leek staat op het scherm, of er is alleen een formulier bekeken."""
    request.boek.werd("herkend" if vel.formulier.gezocht else "vraag_formulier")
    if vel.formulier.te_vaak_gezocht:
        request.boek.ook("herkend", uitkomst="geweigerd")
    for bekende in vel.formulier.bekenden:
        request.boek.betreft([bekende.persoon], dossier=bekende.dossier)


def _noem(request: Verzoek, formulier: VraagFormulier, klaar: Aangenomen) -> None:
    """Voor het logboek: over wie de bewaarde vraag gaat, en of er ook is gezocht."""
    gekozen = [bekende.persoon for bekende in formulier.bekenden if bekende.dossier == klaar.dossier_id]
    request.boek.betreft([*klaar.personen, *gekozen], dossier=klaar.dossier_id, vraag=klaar.vraag_id)
    if formulier.gezocht:
        request.boek.ook("herkend")


def _moment(waarde: object) -> datetime | None:
    if isinstance(waarde, datetime):
        return waarde
    try:
        moment = datetime.fromisoformat(str(waarde))
    except ValueError:
        return None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
