"""Het deel van Nieuwe vraag voor een partner: wie meldt, waarover, en op welke grondslag. Niets over de inhoud."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.signalen.aannemen import Signaalopgave
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regels.signalen import contact_uiterlijk

ANDERS = "anders"
PARTNER = Vraag.Aanmelder.KETENPARTNER.value


@dataclass(frozen=True)
class Signaalstand:
    """Wat er naast de velden van het signaal staat: grondslag, uiterste dag, en wat je niet vraagt."""

    grondslag: str
    uiterlijk: date
    reden: str
    spoed: bool
    niet_vragen: str
    terug_aan: str


def soort_bij_melder(gegevens: Any) -> str | None:
    """De soort die bij wie er belt hoort, of None als de soort blijft zoals zij is."""
    soort, bij = gegevens.get("soort") or Vraag.Soort.VRAAG, gegevens.get("soort_bij", "")
    partner = gegevens.get("aanmelder") == PARTNER
    if partner and not bij and soort == Vraag.Soort.VRAAG:
        return Vraag.Soort.SIGNAAL.value
    if not partner and bij:
        return Vraag.Soort.VRAAG.value if soort == Vraag.Soort.SIGNAAL else str(soort)
    return None


class VanPartner(forms.Form):
    """De velden van een signaal. Zij tellen alleen als een partner meldt, of als de soort signaal is."""

    inrichting: Inrichting
    soort_volgt = False
    """Is de soort van de vraag net aangepast aan wie er belt? Dan zet het scherm haar opnieuw neer."""
    soort_bij = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    signaal_soort = forms.ChoiceField(label=gettext_lazy("Waarover is het signaal?"), required=False)
    signaal_bron = forms.CharField(
        label=gettext_lazy("Welke organisatie meldt dit?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "partners"}),
    )
    signaal_kenmerk = forms.CharField(
        label=gettext_lazy("Kenmerk van de partner"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    signaal_grondslag = forms.CharField(
        label=gettext_lazy("Andere grondslag"),
        help_text=gettext_lazy("Alleen als de partner een andere grondslag noemt dan hier staat."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def zet_signaalkeuzes(self) -> None:
        """De soorten die deze inrichting noemt, op alfabet; iets anders komt het laatst."""
        soorten = [(code, self.inrichting.signaalsoort(code).naam) for code in self.inrichting.signaalcodes()]
        op_naam = sorted(soorten, key=lambda soort: (soort[0] == ANDERS, soort[1].casefold()))
        self.fields["signaal_soort"].choices = [("", _("Kies")), *op_naam]  # type: ignore[attr-defined]

    def volg_melder(self) -> None:
        """Meldt een partner, dan is de soort vanzelf signaal; wie daarna zelf kiest, houdt die keuze.

        `soort_bij` is de melder waarbij de soort die er staat vanzelf is gekozen.
        """
        soort = soort_bij_melder(self.data) if self.is_bound else None
        if soort is None:
            return
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["soort"], data["soort_bij"] = soort, PARTNER if soort == Vraag.Soort.SIGNAAL else ""
        self.data, self.soort_volgt = data, True

    @property
    def is_signaal(self) -> bool:
        """Meldt hier een partner, of noemt wie aanneemt het een signaal?"""
        schoon: dict[str, Any] = getattr(self, "cleaned_data", {})
        partner = schoon.get("aanmelder") == Vraag.Aanmelder.KETENPARTNER
        return partner or schoon.get("soort") == Vraag.Soort.SIGNAAL

    def controleer_signaal(self, schoon: dict[str, Any]) -> None:
        """Een partner heeft een naam: zij hoort later iets terug."""
        partner = schoon.get("aanmelder") == Vraag.Aanmelder.KETENPARTNER
        if partner and not self._bron(schoon):
            self.add_error("signaal_bron", _("Schrijf op welke organisatie dit meldt; zij hoort later iets terug"))

    def organisatie(self, schoon: dict[str, Any]) -> str:
        """Van welke organisatie wie belt is: het blok van het signaal vraagt het, en anders het eerste deel."""
        eigen = schoon["signaal_bron"].strip() if self.is_signaal else ""
        return str(eigen or schoon["melder_organisatie"])

    def signaalopgave(self, stelsel_id: int) -> Signaalopgave | None:
        """De afzender voor het dossier, of None als dit geen signaal is."""
        if not self.is_signaal:
            return None
        schoon = self.cleaned_data
        bron = self._bron(schoon) or str(Vraag.Aanmelder(schoon["aanmelder"] or Vraag.Aanmelder.INWONER).label)
        bekend = Organisatie.objects.filter(stelsel_id=stelsel_id, naam__iexact=bron).order_by("pk").first()
        return Signaalopgave(
            soort=schoon["signaal_soort"] or ANDERS,
            bron_naam=bekend.naam if bekend else bron,
            organisatie_id=bekend.pk if bekend else None,
            bron_kenmerk=schoon["signaal_kenmerk"],
            grondslag=schoon["signaal_grondslag"].strip(),
        )

    def signaalstand(self, vandaag: date, kenmerken: dict[str, Any]) -> Signaalstand:
        """Wat er geldt bij de soort die nu gekozen is."""
        code = getattr(self, "cleaned_data", {}).get("signaal_soort") or ANDERS
        soort = self.inrichting.signaalsoort(code)
        termijn = contact_uiterlijk(code, vandaag, kenmerken, self.inrichting)
        return Signaalstand(
            soort.grondslag, termijn.uiterlijk, termijn.reden, soort.spoed, soort.niet_vragen, soort.terug_aan or ""
        )

    def _bron(self, schoon: dict[str, Any]) -> str:
        """De organisatie, of anders hoe wie belt zich noemde."""
        namen = (schoon.get(naam, "") for naam in ("signaal_bron", "melder_organisatie", "melder_naam"))
        return next((naam.strip() for naam in namen if naam and naam.strip()), "")
