"""Het blad van één plek op de wachtlijst: waarom hier, wie contact houdt, en wat er intussen was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.tabel import in_bereik
from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek
from keukentafel.doen.wachtlijst.overzichten import in_volgorde, plekken
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.overzichten import afwezig_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, medewerkers_met
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regels.wachtlijst import Plaats, waarom_hier
from keukentafel.werkplek import klok
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inlog.bewaard import teruggezet
from keukentafel.werkplek.vragen.bekijken import lopende
from keukentafel.werkplek.vragen.stand import termijnnaam
from keukentafel.werkplek.vragen.wachtrij import titel
from keukentafel.werkplek.wachtlijst.forms import ContactFormulier, EindeFormulier, WijzigFormulier

CONTACTEN = 25


@dataclass(frozen=True)
class Blad:
    """Een plek die deze medewerker leest."""

    plek: Wachtplek
    plaats: Plaats | None
    """Waar zij staat; None als het wachten voorbij is."""
    inrichting: Inrichting
    schrijft: bool
    collegas: QuerySet[Medewerker]
    contacten: list[Wachtcontact]
    termijnen: list[Termijn]
    afwezig: bool
    vandaag: date

    def inhoud(
        self,
        *,
        contact: ContactFormulier | None = None,
        wijzig: WijzigFormulier | None = None,
        einde: EindeFormulier | None = None,
    ) -> dict[str, object]:
        """De context van het sjabloon, met de formulieren zoals ze zijn ingevuld of leeg."""
        plek = self.plek
        return {
            "blad": self,
            "plek": plek,
            "vraag": plek.vraag,
            "titel": titel(plek.vraag, self.inrichting),
            "waarom": waarom_hier(self.plaats) if self.plaats else "",
            "vandaag": self.vandaag,
            "contactklok": klok.maak(plek.volgend_contact, self.vandaag, begin=plek.sinds, woorden=_("Contact")),
            "veiligklok": klok.maak(plek.volgende_veiligheid, self.vandaag, begin=plek.sinds, woorden=_("Veiligheid")),
            "klokken": [self._klok(termijn) for termijn in lopende(self.termijnen, self.vandaag)],
            "contact_form": contact or ContactFormulier.leeg(),
            "wijzig_form": wijzig or self.wijzigformulier(),
            "einde_form": einde or EindeFormulier(),
        }

    def wijzigformulier(self, data: object = None) -> WijzigFormulier:
        """Het formulier met hoe het nu staat."""
        nu = {"voorrang": self.plek.voorrang, "contact": self.plek.contact_id, "gezien": self.plek.merk}
        return WijzigFormulier(data, initial=nu, collegas=self.collegas)

    def _klok(self, termijn: Termijn) -> klok.Klok:
        woorden = termijnnaam(termijn.soort, self.inrichting)
        return klok.maak(termijn.uiterlijk, self.vandaag, begin=termijn.start, woorden=woorden)


def open_plek(request: Verzoek, plek_id: UUID, nu: datetime) -> Blad:
    """Het blad, met de betrokkenen in het logboek.

    Raises:
        Http404: de plek is er niet, of zij mag de vraag niet zien; dat is hetzelfde antwoord.
    """
    kring, vandaag = request.werkkring, timezone.localdate(nu)
    stelsel_id = kring.stelsel.pk
    plek = (
        Wachtplek.objects.filter(stelsel_id=stelsel_id, pk=plek_id, vraag__in=zicht.vragen(kring, nu))
        .select_related("contact", "team", "door", "vraag__dossiervraag__dossier")
        .first()
    )
    if plek is None:
        raise Http404
    noem(request, vragen=[plek.vraag])
    rij = in_volgorde(plekken(stelsel_id, ((plek.team_id, None),))) if plek.tot is None else []
    contacten = plek.contacten.select_related("door").order_by("-moment", "-pk")
    return Blad(
        plek=plek,
        plaats=next((plaats for een, plaats in rij if een.pk == plek.pk), None),
        inrichting=kring.inrichting,
        schrijft=plek.tot is None and schrijft(kring, plek.vraag),
        collegas=collegas(plek.vraag, vandaag, kring.versie),
        contacten=list(contacten[:CONTACTEN]),
        termijnen=list(plek.vraag.termijnen.filter(klaar_op__isnull=True).order_by("uiterlijk")),
        afwezig=plek.contact_id in afwezig_op(stelsel_id, vandaag, [plek.contact_id]),
        vandaag=vandaag,
    )


def om_te_schrijven(request: Verzoek, plek_id: UUID, nu: datetime) -> Blad:
    """Zoals `open_plek`, voor wie in de vraag schrijft; voor een ander is er niets (Http404)."""
    vel = open_plek(request, plek_id, nu)
    if not vel.schrijft:
        raise Http404
    return vel


def toon(request: Verzoek, vel: Blad, **formulieren: object) -> HttpResponse:
    """Het blad nog eens, met de fout bij het veld en alles wat getypt was."""
    request.boek.werd("wachtplek_gezien")
    return render(request, "wachtlijst/plek.html", vel.inhoud(**formulieren), status=422)  # type: ignore[arg-type]


def half_ingevuld(request: Verzoek, vel: Blad) -> dict[str, Any]:
    """Het formulier dat iemand aan het invullen was toen de sessie verliep."""
    maak: dict[str, Callable[[], Formulier]] = {
        "contact": ContactFormulier.leeg,
        "wijzig": vel.wijzigformulier,
        "einde": EindeFormulier,
    }
    adressen = {"contact": "wachtplek-contact", "wijzig": "wachtplek-wijzigen", "einde": "wachtplek-eraf"}
    return teruggezet(request, lambda naam: reverse(adressen[naam], args=[vel.plek.pk]), maak)


def collegas(vraag: Vraag, dag: date, versie_id: int | None = None) -> QuerySet[Medewerker]:
    """Wie in het team van de vraag schrijft: een van hen houdt contact."""
    waar = {"stelsel_id": vraag.stelsel_id, "team_id": vraag.team_id}
    return medewerkers_met("dossier_schrijven", **waar, dag=dag, versie_id=versie_id)


def schrijft(kring: Werkkring, vraag: Vraag) -> bool:
    """Of zij in deze vraag schrijft."""
    bereik = in_bereik(kring.bereik("dossier_schrijven"))
    return Vraag.objects.filter(bereik, stelsel_id=kring.stelsel.pk, pk=vraag.pk).exists()
