"""Hoe codes op het scherm heten: situaties, specialismen, rollen en wie er meekijkt."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keukentafel.inrichting.model import Inrichting

TUSSENVOEGSELS = frozenset(
    [
        "de",
        "der",
        "den",
        "het",
        "'t",
        "van",
        "ter",
        "ten",
        "te",
        "op",
        "aan",
        "in",
        "'s",
        "von",
        "vom",
        "zu",
        "du",
        "la",
        "le",
        "l",
        "el",
        "al",
        "bin",
        "ben",
        "di",
        "da",
        "dos",
    ]
)
SITUATIES: dict[str, Promise] = {
    "enkelvoudig": _("Enkelvoudige vraag"),
    "meervoudig": _("Meervoudige vraag"),
    "multiprobleem": _("Multiprobleem"),
}
SITUATIES_KORT: dict[str, Promise] = {
    "enkelvoudig": _("Enkelvoudig"),
    "meervoudig": _("Meervoudig"),
    "multiprobleem": _("Multiprobleem"),
}
REGISSEURS: dict[str, Promise] = {
    "huishouden": _("het huishouden zelf"),
    "team": _("iemand van het team"),
    "expertteam": _("iemand van het expertteam"),
    "stadsteam": _("iemand van het stadsteam"),
    "nog_te_bepalen": _("nog te bepalen"),
}
ROLLEN: dict[str, Promise] = {
    "hulp": _("het team helpt zelf"),
    "regie": _("het team voert de regie, de hulp komt van anderen"),
    "toeleiding": _("het team wijst de weg"),
    "waakvlam": _("het team houdt een vinger aan de pols"),
}
BETROKKEN: dict[str, Promise] = {
    "jgz-linking-pin": _("vaste contactpersoon van de jeugdgezondheidszorg"),
    "gekoppelde-expert": _("vaste collega uit het expertteam"),
    "brugfunctionaris": _("brugfunctionaris"),
    "gedragswetenschapper": _("gedragswetenschapper"),
    "expertoverleg-jeugd": _("expertoverleg jeugd"),
    "expertoverleg-wmo": _("expertoverleg Wmo"),
}
AANMELDERS_KORT: dict[str, Promise] = {
    "inwoner": _("de inwoner zelf"),
    "naaste": _("naaste"),
    "professional": _("professional"),
    "ketenpartner": _("partner"),
    "anoniem": _("wil naam niet zeggen"),
}
_SPECIALISMEN: dict[str, Promise] = {
    "ggz": _("Psychische problemen"),
    "psychiatrie": _("Psychiatrie"),
    "verslaving": _("Verslaving"),
    "nah": _("Hersenletsel"),
    "psychogeriatrie": _("Dementie of verwardheid bij ouderen"),
    "dementie": _("Dementie"),
    "lvb": _("Licht verstandelijke beperking"),
    "verstandelijke_beperking": _("Verstandelijke beperking"),
    "schulden": _("Ernstige schulden"),
    "oggz": _("Zorg mijden, verwaarlozing"),
}


def specialisme(code: str) -> str:
    """Het specialisme in gewone woorden."""
    return str(_SPECIALISMEN.get(code, code.replace("_", " ").capitalize()))


def betrokkene(code: str, inrichting: Inrichting) -> str:
    """Wie meekijkt: een team bij zijn naam, een soort team, of een rol."""
    team = next((team.naam for team in inrichting.teams if team.slug == code), None)
    soort = next((naam.enkelvoud for s, naam in inrichting.teamsoorten.items() if s == code), None)
    return str(team or soort or BETROKKEN.get(code, code.replace("-", " ")))


def team_of_soort(slug: str | None, soort: str, inrichting: Inrichting) -> str:
    """Het team bij zijn naam (ook als er maar één van die soort is), anders hoe deze gemeente dat soort noemt."""
    van_soort = [team for team in inrichting.teams if team.soort == soort]
    team = next((team for team in inrichting.teams if team.slug == slug), None)
    if team is None and len(van_soort) == 1:
        team = van_soort[0]
    if team is not None:
        return team.naam
    naam = next((naam.enkelvoud for s, naam in inrichting.teamsoorten.items() if s == soort), soort)
    return str(_("het %(soort)s")) % {"soort": naam}


def ingekort(tekst: str, meest: int) -> str:
    """De tekst, of het begin ervan met een beletselteken als zij niet past."""
    return tekst if len(tekst) <= meest else f"{tekst[: meest - 1]}…"
