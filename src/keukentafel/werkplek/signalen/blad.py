"""Het blad van één signaal: wie het meldde, wat er moet, en wat de partner mag horen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.ingang.models import Belpoging, Vraag
from keukentafel.doen.signalen.acties import eerst_overleggen, kenmerken_van
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.tabel import in_bereik
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regels.signalen import Signaalsoort, gevolg_van, terug_uiterlijk, terugmelding
from keukentafel.werkplek import klok
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inlog.bewaard import teruggezet
from keukentafel.werkplek.signalen.forms import PogingFormulier, TerugFormulier, UitkomstFormulier
from keukentafel.werkplek.vragen.namen import SITUATIES


@dataclass(frozen=True)
class Blad:
    """Een signaal dat deze medewerker leest, met wat de regels erover zeggen."""

    signaal: Signaal
    soort: Signaalsoort
    inrichting: Inrichting
    schrijft: bool
    eerst: str
    """Waarom er eerst wordt overlegd voordat de partner iets hoort; leeg als dat niet hoeft."""
    pogingen: list[Belpoging]
    vandaag: date

    @property
    def vraag(self) -> Vraag:
        return self.signaal.vraag

    @property
    def mag_terug(self) -> tuple[str, ...]:
        """Wat de partner nu nog kan horen; leeg als hij het laatste al hoorde."""
        if self.signaal.terug in ("contact", "geen_contact"):
            return ()
        return tuple(code for code in terugmelding(self.signaal.uitkomst) if code != self.signaal.terug)

    def inhoud(
        self,
        *,
        uitkomst: UitkomstFormulier | None = None,
        poging: PogingFormulier | None = None,
        terug: TerugFormulier | None = None,
    ) -> dict[str, object]:
        """De context van het sjabloon, met de formulieren zoals ze zijn ingevuld of leeg."""
        mag = self.mag_terug
        weigering = gevolg_van("geweigerd", self.signaal.soort, kenmerken_van(self.vraag), self.inrichting)
        return {
            "blad": self,
            "signaal": self.signaal,
            "vraag": self.vraag,
            "soort": self.soort,
            "vandaag": self.vandaag,
            "klok": self._klok(),
            "situatie": SITUATIES.get(self.vraag.situatie, self.vraag.situatie),
            "weigeren_blijft_open": weigering.reden,
            "open": self.vraag.status != Vraag.Status.BEANTWOORD,
            "nog_pogingen": max(self.soort.pogingen - len(self.pogingen), 0),
            "uitkomst_form": uitkomst or UitkomstFormulier(),
            "poging_form": poging or PogingFormulier.leeg(),
            "terug_form": (terug or self.terugformulier()) if mag else None,
            "terug_uiterlijk": self._terug_uiterlijk() if mag else None,
        }

    def terugformulier(self, data: object = None) -> TerugFormulier:
        """Het formulier met alleen wat de partner nu mag horen."""
        return TerugFormulier(data, mag=self.mag_terug or ("ontvangen",), eerst=self.eerst)

    def _klok(self) -> klok.Klok | None:
        if self.signaal.uitkomst not in ("", Signaal.Uitkomst.NIET_BEREIKT) or self.vraag.afgesloten_op:
            return None
        begin = timezone.localdate(self.vraag.ontvangen_op)
        return klok.maak(self.signaal.contact_uiterlijk, self.vandaag, begin=begin, woorden=_("Contact"))

    def _terug_uiterlijk(self) -> date | None:
        if self.signaal.uitkomst_op is None:
            return None
        return terug_uiterlijk(self.signaal.soort, timezone.localdate(self.signaal.uitkomst_op), self.inrichting)


def open_signaal(request: Verzoek, vraag_id: UUID, nu: datetime) -> Blad:
    """Het blad, met de betrokkenen in het logboek.

    Raises:
        Http404: er is geen signaal, of zij mag de vraag niet zien; dat is hetzelfde antwoord.
    """
    kring, vandaag = request.werkkring, timezone.localdate(nu)
    signaal = lees(kring, vraag_id, nu)
    if signaal is None:
        raise Http404
    noem(request, vragen=[signaal.vraag])
    inrichting = kring.inrichting
    return Blad(
        signaal=signaal,
        soort=inrichting.signaalsoort(signaal.soort),
        inrichting=inrichting,
        schrijft=_schrijft(kring, signaal.vraag),
        eerst=eerst_overleggen(signaal.vraag, signaal, inrichting),
        pogingen=list(
            signaal.vraag.belpogingen.exclude(uitkomst=Belpoging.Uitkomst.GESPROKEN)
            .select_related("door")
            .order_by("-moment", "pk")
        ),
        vandaag=vandaag,
    )


def open_om_te_schrijven(request: Verzoek, vraag_id: UUID, nu: datetime) -> Blad:
    """Zoals `open_signaal`, voor wie in de vraag schrijft; voor een ander is er niets (Http404)."""
    vel = open_signaal(request, vraag_id, nu)
    if not vel.schrijft:
        raise Http404
    return vel


def lees(kring: Werkkring, vraag_id: UUID, nu: datetime) -> Signaal | None:
    """Het signaal bij een vraag die deze medewerker leest."""
    return (
        Signaal.objects.filter(stelsel_id=kring.stelsel.pk, vraag_id=vraag_id, vraag__in=zicht.vragen(kring, nu))
        .select_related(
            "uitkomst_door", "terug_door", "vraag__opgenomen_door", "vraag__aangenomen_door", "vraag__team",
            "vraag__dossiervraag__dossier",
        )
        .first()
    )  # fmt: skip


def toon(request: Verzoek, vraag_id: UUID, nu: datetime, *, status: int = 422, **formulieren: object) -> HttpResponse:
    """Het blad nog eens, met de fout bij het veld en alles wat getypt was."""
    vel = open_om_te_schrijven(request, vraag_id, nu)
    request.boek.werd("signaal_gezien")
    return render(request, "signalen/signaal.html", vel.inhoud(**formulieren), status=status)  # type: ignore[arg-type]


def half_ingevuld(request: Verzoek, vel: Blad) -> dict[str, Any]:
    """Het formulier dat iemand aan het invullen was toen de sessie verliep."""
    maak: dict[str, Callable[[], Formulier]] = {
        "uitkomst": UitkomstFormulier,
        "poging": PogingFormulier.leeg,
        "terug": vel.terugformulier,
    }
    return teruggezet(request, lambda naam: reverse(f"signaal-{naam}", args=[vel.vraag.pk]), maak)


def _schrijft(kring: Werkkring, vraag: Vraag) -> bool:
    bereik = in_bereik(kring.bereik("dossier_schrijven"))
    return Vraag.objects.filter(bereik, stelsel_id=kring.stelsel.pk, pk=vraag.pk).exists()
