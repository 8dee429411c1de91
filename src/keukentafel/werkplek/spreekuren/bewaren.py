"""Een spreekuur bewaren vanaf het scherm: fouten bij het veld, en wat er nu staat als een ander eerder was."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404

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
    """Eén blad met een formulier: nieuw, of (met `rij`) wie er begeleidt en helpt, en het einde."""

    def __init__(self, request: Verzoek, plek: Plek, rij: Spreekuur | None = None) -> None:
        self.request, self.plek, self.rij = request, plek, rij
        self.ander: Spreekuur | None = None
        soort = NieuwFormulier if rij is None else MensenFormulier
        extra: dict[str, Any] = {} if rij is None else {"rij": rij}
        post = request.POST if request.method == "POST" and not request.path.endswith("/eindig") else None
        self.formulier: Formulier = soort(post, plek=plek, **extra)
        if rij is not None:
            post = request.POST if request.method == "POST" and request.path.endswith("/eindig") else None
            self.einde = EindFormulier(post, rij=rij, vandaag=plek.vandaag)
        zet_terug(self.formulier, haal(request, request.path))

    def open(self) -> bool:
        """Een nieuw spreekuur; met de fouten in het formulier als het niet kan."""
        return self._probeer(self.formulier, self._open)

    def wijzig(self) -> bool:
        """Wie er begeleidt en helpt."""
        return self._probeer(self.formulier, self._wijzig)

    def eindig(self) -> bool:
        """De dag waarop het eindigt."""
        return self._probeer(self.einde, self._eindig)

    def _open(self) -> None:
        formulier: Any = self.formulier
        rij = acties.open_spreekuur(team=self.plek.team, opgave=formulier.opgave(), **self._wie)
        self.request.boek.over("spreekuur", rij.pk)

    def _wijzig(self) -> None:
        formulier: Any = self.formulier
        waarden = formulier.cleaned_data
        acties.wijzig_spreekuur(
            spreekuur_id=self._id, begeleider=waarden["begeleider"], vrijwilligers=formulier.helpers,
            gezien=waarden["versie"], **self._wie,
        )  # fmt: skip

    def _eindig(self) -> None:
        waarden = self.einde.cleaned_data
        acties.eindig_spreekuur(spreekuur_id=self._id, tot=waarden["tot"], gezien=waarden["versie"], **self._wie)

    @property
    def _id(self) -> int:
        assert self.rij is not None
        return self.rij.pk

    @property
    def _wie(self) -> dict[str, Any]:
        return {"door": self.request.werkkring.medewerker, "nu": self.plek.nu}

    def _probeer(self, formulier: Formulier, doe: Callable[[], None]) -> bool:
        if not formulier.is_valid():
            return False
        try:
            with transaction.atomic():
                doe()
        except Verouderd:
            self._naast(formulier)
            return False
        except FoutInInvoer as fouten:
            for fout in fouten.fouten:
                formulier.add_error(fout.pad if fout.pad in formulier.fields else None, fout.melding)
            return False
        return True

    def _naast(self, formulier: Formulier) -> None:
        """Wat er nu staat in beeld; nog eens bewaren vervangt dat, en dat is dan een keuze."""
        self.ander = spreekuur(self.plek, self._id)
        data = self.request.POST.copy()
        data["versie"] = overzichten.versie_van(self.ander)
        formulier.data = data

    @property
    def status(self) -> int:
        """409 als een ander eerder was, 422 bij een fout."""
        if self.ander is not None:
            return 409
        return 422 if self.formulier.errors or (self.rij is not None and self.einde.errors) else 200

    def inhoud(self) -> dict[str, object]:
        """De context van het blad."""
        inhoud: dict[str, object] = {"plek": self.plek, "form": self.formulier, "ander": self.ander}
        if self.rij is None:
            return inhoud
        regel = blad.Regel(self._komt(), self.plek.vandaag)
        return {**inhoud, "rij": self.rij, "regel": regel, "einde": self.einde}

    def _komt(self) -> overzichten.Eerstvolgende:
        assert self.rij is not None
        return overzichten.eerstvolgende([self.rij], self.plek.inrichting, self.plek.nu)[0]
