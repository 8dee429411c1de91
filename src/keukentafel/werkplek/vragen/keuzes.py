"""De keuzes van het aanneemformulier, in de woorden van het scherm."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage.instellingen import Gebied

JA_NEE = [("ja", _("Ja")), ("nee", _("Nee")), ("onbekend", _("Weet ik niet"))]

WMO: dict[str, Promise] = {
    "01": _("Hulp bij het huishouden"),
    "02": _("Begeleiding"),
    "03": _("Persoonlijke verzorging"),
    "04": _("Kortdurend verblijf"),
    "05": _("Woondiensten"),
    "07": _("Dagbesteding"),
    "08": _("Vervoer"),
    "11": _("Rolstoel"),
    "12": _("Scootmobiel of ander vervoermiddel"),
    "13": _("Aanpassing van de woning"),
    "14": _("Ander hulpmiddel"),
    "15": _("Beschermd wonen"),
    "16": _("Opvang"),
}
"""De categorieën van iWmo 3.2, zoals een inwoner ze noemt; de restcategorieën kiest niemand aan de telefoon."""

ANDERE_WETTEN = [
    ("jeugdwet:", _("Hulp voor een kind of jongere")),
    ("participatiewet:", _("Bijstand of hulp naar werk")),
    ("wgs:", _("Hulp bij schulden")),
]


def voorzieningen() -> list[tuple[object, object]]:
    """De soorten voorziening waar iemand om kan vragen, als "wet:categorie"."""
    wmo = [(f"wmo:{code}", naam) for code, naam in WMO.items()]
    return [("", _("Nog niet duidelijk")), (_("Wmo"), wmo), (_("Andere hulp"), ANDERE_WETTEN)]


def wijken(inrichting: Inrichting, postcode: str = "", gemeente: str = "") -> list[tuple[object, object]]:
    """De gebieden op naam; die bij de postcode vooraan, en bij meer gemeenten per gemeente.

    Met een `gemeente` (de code) alleen de gebieden daarvan.
    """
    bij = inrichting.gebieden_bij(postcode) if postcode else []
    bij = [gebied for gebied in bij if gemeente in ("", gebied.gemeente)]
    voor: list[tuple[object, object]] = [(_("Bij deze postcode"), _opties(bij))] if bij else []
    over = [gebied for gebied in inrichting.gebieden if gebied not in bij and gemeente in ("", gebied.gemeente)]
    per_gemeente: list[tuple[object, object]] = [
        (een.naam, _opties([gebied for gebied in over if gebied.gemeente == een.code]))
        for een in inrichting.gemeenten
        if gemeente in ("", een.code)
    ]
    rest = per_gemeente if bij or len(per_gemeente) > 1 else _opties(over)
    return [("", _("Weet ik niet")), *voor, *rest]


def _opties(gebieden: list[Gebied]) -> list[tuple[object, object]]:
    return sorted(((gebied.code, gebied.naam) for gebied in gebieden), key=lambda paar: str(paar[1]))


def teams(inrichting: Inrichting) -> list[tuple[str, object]]:
    """Alle teams, om een andere route te kiezen."""
    return [("", _("Volg de uitkomst")), *((team.slug, team.naam) for team in inrichting.teams)]
