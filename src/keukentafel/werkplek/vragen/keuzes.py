"""De keuzes van het aanneemformulier, in de woorden van het scherm."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keukentafel.inrichting.model import Inrichting

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


def wijken(inrichting: Inrichting) -> list[tuple[object, object]]:
    """De gebieden op naam; bij meer gemeenten per gemeente."""
    per_gemeente = [
        (
            gemeente.naam,
            sorted(
                ((gebied.code, gebied.naam) for gebied in inrichting.gebieden if gebied.gemeente == gemeente.code),
                key=lambda paar: paar[1],
            ),
        )
        for gemeente in inrichting.gemeenten
    ]
    leeg: list[tuple[object, object]] = [("", _("Weet ik niet"))]
    return [*leeg, *per_gemeente] if len(per_gemeente) > 1 else [*leeg, *per_gemeente[0][1]]


def teams(inrichting: Inrichting) -> list[tuple[str, object]]:
    """Alle teams, om een andere route te kiezen."""
    return [("", _("Volg de uitkomst")), *((team.slug, team.naam) for team in inrichting.teams)]
