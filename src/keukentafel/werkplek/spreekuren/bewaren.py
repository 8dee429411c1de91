"""Een spreekuur bewaren vanaf het scherm: fouten bij het veld, en wat er nu staat als een ander eerder was."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from keukentafel.regelen.inzet.versie import Verouderd
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regelen.spreekuren import acties, overzichten
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regels.basis import FoutInInvoer
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inlog.bewaard import haal, zet_terug
from keukentafel.werkplek.spreekuren import blad
from keukentafel.werkplek.spreekuren.forms import EindFormulier, MensenFormulier, NieuwFormulier
from keukentafel.werkplek.team.plek import Plek, kijk


def plek_van(request: Verzoek, team_id: int) -> Plek:
    """Het team waarvan zij het werk verdeelt, in een inrichting met spreekuren.

    Raises:
        Http404: een van beide is niet zo; dat is hetzelfde antwoord.
    """
    blad.inrichting_met(request.werkkring)
    plek = kijk(request.werkkring, team_id)
    if not plek.verdeelt:
        raise Http404
    return plek


def spreekuur(plek: Plek, spreekuur_id: int) -> Spreekuur:
    """Een spreekuur van dit team dat nog niet is geëindigd. Fout: Http404."""
    rij = overzichten.lopend(plek.team.stelsel_id, plek.vandaag).filter(team_id=plek.team.pk, pk=spreekuur_id).first()
    if rij is None:
        raise Http404
    return rij


class Vel:
    """Een blad met een formulier, en wat er bij het bewaren gebeurt."""

    ander: Spreekuur | None = None
    formulieren: tuple[Formulier, ...] = ()

    def __init__(self, request: Verzoek, plek: Plek) -> None:
        self.request, self.plek = request, plek
        self.post = request.POST if request.method == "POST" else None

    @property
    def wie(self) -> dict[str, Any]:
        """Wie het doet, en wanneer."""
        return {"door": self.request.werkkring.medewerker, "nu": self.plek.nu}

    def probeer(self, formulier: Formulier, doe: Callable[[], None]) -> bool:
        """Nakijken en doen; wat niet kan, staat daarna bij het veld en er is niets bewaard."""
        if not formulier.is_valid():
            return False
        try:
            with transaction.atomic():
                doe()
        except FoutInInvoer as fouten:
            for fout in fouten.fouten:
                formulier.add_error(fout.pad if fout.pad in formulier.fields else None, fout.melding)
            return False
        return True

    @property
    def status(self) -> int:
        """409 als een ander eerder was, 422 bij een fout."""
        if self.ander is not None:
            return 409
        return 422 if any(formulier.errors for formulier in self.formulieren) else 200


class NieuwVel(Vel):
    """Een nieuw spreekuur."""

    def __init__(self, request: Verzoek, plek: Plek) -> None:
        super().__init__(request, plek)
        self.formulier = NieuwFormulier(self.post, plek=plek)
        self.formulieren = (self.formulier,)
        zet_terug(self.formulier, haal(request, request.path))

    def open(self) -> bool:
        """Zet het neer; met de fouten in het formulier als het niet kan."""
        return self.probeer(self.formulier, self._open)

    def _open(self) -> None:
        rij = acties.open_spreekuur(team=self.plek.team, opgave=self.formulier.opgave(), **self.wie)
        self.request.boek.over("spreekuur", rij.pk)

    def inhoud(self) -> dict[str, object]:
        """De context van het blad."""
        return {"plek": self.plek, "form": self.formulier}


class Wijzigvel(Vel):
    """Wie er begeleidt en helpt, en daaronder de dag waarop het eindigt."""

    def __init__(self, request: Verzoek, plek: Plek, rij: Spreekuur, *, eindigt: bool = False) -> None:
        super().__init__(request, plek)
        self.rij = rij
        self.formulier = MensenFormulier(None if eindigt else self.post, plek=plek, rij=rij)
        self.einde = EindFormulier(self.post if eindigt else None, rij=rij, vandaag=plek.vandaag)
        self.formulieren = (self.formulier, self.einde)
        zet_terug(self.formulier, haal(request, request.path))
        zet_terug(self.einde, haal(request, reverse("spreekuur-eindig", args=[plek.team.pk, rij.pk])))

    def probeer(self, formulier: Formulier, doe: Callable[[], None]) -> bool:
        """Zoals elk blad; was een ander eerder, dan staat in `ander` wat er nu is."""
        try:
            return super().probeer(formulier, doe)
        except Verouderd:
            self.ander = spreekuur(self.plek, self.rij.pk)
            data = self.request.POST.copy()
            data["versie"] = overzichten.versie_van(self.ander)
            formulier.data = data
            return False

    def wijzig(self) -> bool:
        """Wie er begeleidt en helpt."""
        return self.probeer(self.formulier, self._wijzig)

    def eindig(self) -> bool:
        """De dag waarop het eindigt."""
        return self.probeer(self.einde, self._eindig)

    def _wijzig(self) -> None:
        waarden = self.formulier.cleaned_data
        acties.wijzig_spreekuur(
            spreekuur_id=self.rij.pk, begeleider=waarden["begeleider"], vrijwilligers=self.formulier.helpers,
            gezien=waarden["versie"], **self.wie,
        )  # fmt: skip

    def _eindig(self) -> None:
        waarden = self.einde.cleaned_data
        acties.eindig_spreekuur(spreekuur_id=self.rij.pk, tot=waarden["tot"], gezien=waarden["versie"], **self.wie)

    def inhoud(self) -> dict[str, object]:
        """De context van het blad, met hoe het de volgende keer is."""
        komt = overzichten.eerstvolgende([self.rij], self.plek.inrichting, self.plek.nu)[0]
        return {
            "plek": self.plek, "form": self.formulier, "einde": self.einde, "ander": self.ander, "rij": self.rij,
            "regel": blad.Regel(komt, self.plek.vandaag),
        }  # fmt: skip
