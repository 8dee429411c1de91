"""Wat er in het netwerk veranderde, als punt op de tijdlijn. Wat er precies staat, staat op het blad Netwerk."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie
from keukentafel.werkplek.huishouden.gezag import KORT
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.woorden import hoofdletter

NETWERK: dict[str, tuple[Promise, str, str]] = {
    "persoon_toegevoegd": (gettext_lazy("Iemand toegevoegd aan het netwerk"), "mensen", ""),
    "persoon_gewijzigd": (gettext_lazy("Gegevens van iemand gewijzigd"), "pen", ""),
    "dossieradres_gewijzigd": (gettext_lazy("Het adres is gewijzigd"), "huis", "mijlpaal"),
    "lid_vertrokken": (gettext_lazy("Iemand woont hier niet meer"), "mensen", "mijlpaal"),
    "lid_teruggekomen": (gettext_lazy("Iemand woont nu in het huishouden"), "mensen", "mijlpaal"),
    "relatie_vastgelegd": (gettext_lazy("Relatie vastgelegd"), "mensen", ""),
    "relatie_voorbij": (gettext_lazy("Relatie beëindigd"), "mensen", ""),
    "bekende_vastgelegd": (gettext_lazy("Band vastgelegd"), "mensen", ""),
    "bekende_gewijzigd": (gettext_lazy("Band gewijzigd"), "pen", ""),
    "bekende_voorbij": (gettext_lazy("Band beëindigd"), "kruis", ""),
    "vertegenwoordiging_vastgelegd": (gettext_lazy("Vastgelegd wie beslist of spreekt"), "besluit", ""),
    "vertegenwoordiging_voorbij": (gettext_lazy("Beslist of spreekt niet meer"), "besluit", ""),
}
"""Per soort gebeurtenis de kop, het icoon en de vorm."""
VELDEN = {
    "voornaam": gettext_lazy("voornaam"),
    "tussenvoegsel": gettext_lazy("tussenvoegsel"),
    "achternaam": gettext_lazy("achternaam"),
    "geboortedatum": gettext_lazy("geboortedatum"),
    "leeftijd_bij_opgave": gettext_lazy("leeftijd"),
    "geslacht": gettext_lazy("geslacht"),
    "overleden_op": gettext_lazy("overleden op"),
    "telefoon": gettext_lazy("telefoon"),
    "naam": gettext_lazy("naam"),
    "soort": gettext_lazy("soort"),
    "organisatie": gettext_lazy("organisatie"),
    "band": gettext_lazy("hoe de band is"),
    "doet": gettext_lazy("wat er gebeurt"),
    "straat": gettext_lazy("straat"),
    "huisnummer": gettext_lazy("huisnummer"),
    "toevoeging": gettext_lazy("toevoeging"),
    "postcode": gettext_lazy("postcode"),
    "gebied": gettext_lazy("wijk"),
}


def netwerk(moment: Moment) -> Punt:
    """Het punt bij een feit uit het netwerk."""
    kop, icoon, vorm = NETWERK[moment.soort]
    delen = [moment.over_wie, _wat(moment), _anders(moment)]
    delen.append(_("het was een vergissing") if moment.gegevens.get("vergissing") else "")
    zin = hoofdletter(", ".join(filter(None, delen)))
    return Punt(moment.moment, str(kop), icoon, vorm, zin=f"{zin}." if zin else "", wie=moment.door, groep="netwerk")


def bundel(punten: Sequence[Punt]) -> list[Punt]:
    """Wat één collega op één dag achter elkaar aan het netwerk deed, als één punt; wat er alleen staat, blijft zo."""
    uit: list[Punt] = []
    for (groep, _dag, _wie), rij in groupby(punten, key=lambda p: (p.groep, p.dag, p.wie)):
        samen = list(rij)
        uit += [_samen(samen)] if groep and len(samen) > 2 else samen
    return uit


def _samen(punten: Sequence[Punt]) -> Punt:
    tellen = Counter(punt.kop for punt in punten)
    zin = ", ".join(f"{kop.lower()} ({aantal})" if aantal > 1 else kop.lower() for kop, aantal in tellen.items())
    alles = "\n".join(f"{punt.kop}: {punt.zin}" if punt.zin else f"{punt.kop}." for punt in punten)
    return Punt(
        punten[0].moment, _("Netwerk bijgewerkt"), "mensen", zin=f"{hoofdletter(zin)}.", alles=alles, wie=punten[0].wie,
        groep="netwerk",
    )  # fmt: skip


def _wat(moment: Moment) -> str:
    """Om wat voor relatie, band of vertegenwoordiging het gaat."""
    gegevens = moment.gegevens
    if soort := gegevens.get("relatiesoort"):
        return str(Relatie.Soort(str(soort)).label).removesuffix(" van")
    if soort := gegevens.get("bekendesoort"):
        return str(Netwerkcontact.Soort(str(soort)).label)
    return KORT.get(str(gegevens.get("vertegenwoordigingsoort")), "")


def _anders(moment: Moment) -> str:
    """Welke velden anders werden."""
    velden = moment.gegevens.get("velden")
    return ", ".join(str(VELDEN[veld]) for veld in velden if veld in VELDEN) if isinstance(velden, list) else ""
