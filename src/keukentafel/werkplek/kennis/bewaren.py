"""Een artikel bewaren vanaf het scherm: fouten bij het veld, en beide versies als een ander eerder was."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from keukentafel.regelen.kennis.acties import AndereVersie, schrijf_artikel, wijzig_artikel
from keukentafel.regelen.kennis.models import Artikel
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.inlog.bewaard import haal, zet_terug
from keukentafel.werkplek.kennis import blad
from keukentafel.werkplek.kennis.forms import ArtikelFormulier, begin


class Schrijfblad:
    """Het formulier voor een nieuw artikel, of voor één dat er is."""

    def __init__(self, request: Verzoek, artikel: Artikel | None = None) -> None:
        self.request, self.artikel = request, artikel
        self.ander: Artikel | None = None
        post = request.POST if request.method == "POST" else None
        self.formulier = ArtikelFormulier(post, inrichting=blad.inrichting(request.werkkring), initial=begin(artikel))
        zet_terug(self.formulier, haal(request, request.path))

    def bewaar(self) -> Artikel | None:
        """Het bewaarde artikel, of None met de fouten in het formulier of de andere versie ernaast."""
        if not self.formulier.is_valid():
            return None
        try:
            klaar = self._bewaar()
        except AndereVersie as eerder:
            self._naast(eerder.nu)
            return None
        except ValidationError as fout:
            self.formulier.add_error(None, fout)
            return None
        self.request.boek.over("artikel", klaar.pk)
        return klaar

    def _bewaar(self) -> Artikel:
        wie, nu, opgave = self.request.werkkring.medewerker, timezone.now(), self.formulier.opgave()
        if self.artikel is None:
            return schrijf_artikel(opgave=opgave, medewerker=wie, nu=nu)
        versie = self.formulier.cleaned_data["versie"] or 0
        return wijzig_artikel(artikel_id=self.artikel.pk, versie=versie, opgave=opgave, medewerker=wie, nu=nu)

    def _naast(self, nu: Artikel) -> None:
        """Beide versies in beeld; nog eens bewaren vervangt wat er nu staat, en dat is dan een keuze."""
        self.ander = nu
        data = self.request.POST.copy()
        data["versie"] = str(nu.versie)
        self.formulier.data = data

    @property
    def status(self) -> int:
        """409 als een ander eerder was, 422 bij een fout."""
        if self.ander is not None:
            return 409
        return 422 if self.formulier.errors else 200

    def inhoud(self) -> dict[str, object]:
        """De context van het blad."""
        return {"form": self.formulier, "artikel": self.artikel, "ander": self.ander, "vandaag": timezone.localdate()}
