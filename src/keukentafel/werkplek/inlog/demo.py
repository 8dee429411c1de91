"""De accounts waarmee een bezoeker in de demo rondkijkt: ieder met een rol en een zin."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.werkplek.rollen import rolnaam

ZINNEN = {
    "kcc-medewerker": _("Neemt vragen aan terwijl de telefoon gaat"),
    "wijkwerker": _("Haar werkdag: wat moet vandaag, welke vragen zijn nieuw"),
    "jeugd-en-gezinswerker": _("Haar werkdag in gezinnen: wat moet vandaag, welke vragen zijn nieuw"),
    "wmo-consulent": _("Bekijkt vragen om hulp thuis en hulpmiddelen"),
    "expert": _("Denkt mee en neemt over als het te zwaar wordt"),
    "casusregisseur": _("Houdt bij één huishouden alle hulp bij elkaar"),
    "vrijwilliger": _("Ziet alleen de eigen afspraken, en neemt vragen aan op het spreekuur"),
    "teammanager": _("Ziet wat er op het team afkomt, wie er niet is en wie invalt"),
    "kwaliteitsmedewerker": _("Leest mee met de dossiers van het team"),
    "beleidsadviseur": _("Bekijkt hoe de gemeente de weg van een vraag heeft ingericht"),
    "partner": _("Leest alleen wat met haar organisatie is gedeeld, zolang het register dat zegt"),
    "fg": _("Ziet wie waar keek en waarom; nooit wat er in een dossier staat"),
    "beheerder": _("Geeft medewerkers een rol, uren en toegang"),
}
"""Wat iemand met deze rol in de demo te zien krijgt."""


@dataclass(frozen=True)
class DemoAccount:
    """Een regel in de lijst op het inlogblad."""

    gebruikersnaam: str
    naam: str
    rol: str
    zin: str


def accounts() -> list[DemoAccount]:
    """De accounts met een medewerker, in de volgorde waarin de demo ze maakte."""
    leden = Lidmaatschap.objects.filter(medewerker__in=_medewerkers()).select_related("medewerker__account", "team")
    eerste: dict[int, Lidmaatschap] = {}
    for lid in leden.order_by("medewerker_id", "van", "pk"):
        eerste.setdefault(lid.medewerker_id, lid)
    return [_regel(lid) for lid in eerste.values()]


def als_het_mag() -> list[DemoAccount]:
    """De accounts in de demo; daarbuiten geen."""
    return accounts() if settings.DEMO else []


def _medewerkers() -> list[int]:
    actief = Medewerker.objects.filter(account__is_active=True, account__is_superuser=False)
    return list(actief.order_by("pk").values_list("pk", flat=True)[:20])


def _regel(lid: Lidmaatschap) -> DemoAccount:
    account = lid.medewerker.account
    rol = rolnaam(lid.rol)
    plek = f"{rol}, {lid.team.naam}" if lid.team else rol
    return DemoAccount(
        account.get_username() if account else "", lid.medewerker.naam, plek, str(ZINNEN.get(lid.rol, ""))
    )


def account(gebruikersnaam: str) -> Account | None:
    """Het account uit de lijst, of niets: alleen wie op het inlogblad staat, mag zo naar binnen."""
    if gebruikersnaam not in {regel.gebruikersnaam for regel in accounts()}:
        return None
    return Account.objects.get(username=gebruikersnaam)
