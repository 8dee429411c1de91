"""De tijdlijn over signalen en wachten: wat er gebeurde, in gewone woorden en zonder inhoud."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.doen.ingang.models import Belpoging
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek

SOORTEN: dict[str, tuple[Promise, str, str]] = {
    "signaal_ontvangen": (gettext_lazy("Signaal van een partner"), "signaal", "signaal"),
    "signaal_afgehandeld": (gettext_lazy("Uitkomst van het signaal"), "vink", "mijlpaal"),
    "signaal_geprobeerd": (gettext_lazy("Geprobeerd contact te krijgen"), "telefoon", ""),
    "signaal_teruggemeld": (gettext_lazy("De partner hoorde iets terug"), "mensen", ""),
    "wachten_begonnen": (gettext_lazy("Op de wachtlijst"), "agenda", "mijlpaal"),
    "wachtcontact_gedaan": (gettext_lazy("Contact tijdens het wachten"), "telefoon", ""),
    "wachten_onveilig": (gettext_lazy("Tijdens het wachten niet veilig: de vraag heeft nu spoed"), "let-op", "signaal"),
    "wachtplek_gewijzigd": (gettext_lazy("De plek op de wachtlijst is gewijzigd"), "pen", ""),
    "wachten_beeindigd": (gettext_lazy("Van de wachtlijst"), "vink", "mijlpaal"),
}
"""Per soort gebeurtenis de kop, het icoon en de vorm."""


def zin(moment: Moment) -> str:
    """De zin onder de kop: codes uit de stroom in woorden; leeg als er niets bij hoort."""
    maak = {
        "signaal_ontvangen": _ontvangen,
        "signaal_afgehandeld": _afgehandeld,
        "signaal_geprobeerd": lambda feit: _label(Belpoging.Uitkomst, feit.get("hoe")),
        "signaal_teruggemeld": lambda feit: _label(Signaal.Terug, feit.get("terug")),
        "wachten_begonnen": lambda feit: _label(Wachtplek.Reden, feit.get("reden")),
        "wachtcontact_gedaan": _contact,
        "wachtplek_gewijzigd": _gewijzigd,
        "wachten_beeindigd": _beeindigd,
    }.get(moment.soort)
    return maak(moment.gegevens) if maak else ""


def _label(woorden: type, code: object) -> str:
    """Een code in de woorden van haar keuzelijst; wat er niet (meer) in staat, zegt niets."""
    gevonden = [een.label for een in woorden if een.value == code]  # type: ignore[attr-defined]
    return f"{gevonden[0]}." if gevonden else ""


def _ontvangen(feit: dict[str, object]) -> str:
    spoed = _("Met spoed.") if feit.get("spoed") else ""
    return " ".join(filter(None, (_label(Signaal.Soort, feit.get("signaalsoort")), spoed)))


def _afgehandeld(feit: dict[str, object]) -> str:
    gesloten = _("De vraag is gesloten.") if feit.get("gesloten") else _("De vraag blijft open.")
    return f"{_label(Signaal.Uitkomst, feit.get('uitkomst'))} {gesloten}".strip()


def _contact(feit: dict[str, object]) -> str:
    if not feit.get("bereikt"):
        return _("Niet bereikt.")
    veilig = str(feit.get("veilig") or "")
    antwoord = {"ja": _("Het is veilig."), "twijfel": _("Twijfel over veiligheid."), "nee": _("Het is niet veilig.")}
    return antwoord.get(veilig, _("Gesproken.")) if veilig in Wachtcontact.Veilig.values else _("Gesproken.")


def _gewijzigd(feit: dict[str, object]) -> str:
    if feit.get("van") == feit.get("voorrang"):
        return _("Iemand anders houdt contact.")
    return _("Voorrang: %(hoe)s") % {"hoe": _label(Wachtplek.Voorrang, feit.get("voorrang"))}


def _beeindigd(feit: dict[str, object]) -> str:
    dagen = feit.get("dagen")
    aantal = dagen if isinstance(dagen, int) else 0
    duur = ngettext("Na %(n)s dag.", "Na %(n)s dagen.", aantal) % {"n": aantal}
    return f"{_label(Wachtplek.Einde, feit.get('einde'))} {duur}".strip()
