"""De vaste woorden van vragen en uitkomsten, zoals het contract ze noemt."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

VraagSoort = Literal["vraag", "melding", "aanmelding", "signaal", "terugbelverzoek", "aanbod", "klacht"]
Kanaal = Literal["inloop", "telefoon", "web", "e-mail", "brief", "huisbezoek", "vindplaats", "bericht"]
Aanmelder = Literal["inwoner", "naaste", "professional", "ketenpartner", "anoniem"]
Leefgebied = Literal[
    "financien",
    "werk_opleiding",
    "tijdsbesteding",
    "huisvesting",
    "huiselijke_relaties",
    "geestelijke_gezondheid",
    "lichamelijke_gezondheid",
    "middelengebruik",
    "basale_adl",
    "instrumentele_adl",
    "sociaal_netwerk",
    "maatschappelijke_participatie",
    "justitie",
    "opvoeden",
]
Wet = Literal["wmo", "jeugdwet", "participatiewet", "wgs", "eigen"]
Kenmerk = Literal[
    "samenhang",
    "probleembesef",
    "medewerking",
    "regie_op_korte_termijn",
    "acuut_veiligheidsrisico",
    "dreigende_escalatie",
    "kind_in_gevaar",
    "gesprek_heeft_meerwaarde",
    "complex",
    "eigen_regie",
]
# Het contract noemt `specialisme` als lijst en geeft alleen `ggz` als voorbeeld; deze woorden zijn een keuze.
Specialisme = Literal[
    "ggz",
    "psychiatrie",
    "verslaving",
    "nah",
    "psychogeriatrie",
    "dementie",
    "lvb",
    "verstandelijke_beperking",
    "lichamelijke_beperking",
    "zintuiglijke_beperking",
    "autisme",
    "schulden",
    "werk_inkomen",
    "wonen",
    "dakloosheid",
    "oggz",
    "veiligheid",
    "huiselijk_geweld",
    "kindermishandeling",
    "jeugd",
    "opvoeden",
    "jgz",
    "onderwijs",
    "mantelzorg",
    "eenzaamheid",
    "rouw",
    "trauma",
    "eetstoornis",
    "justitie",
    "taal",
    "wmo",
    "ouderen",
]
Situatie = Literal["enkelvoudig", "meervoudig", "multiprobleem"]
TeamSoort = Literal[
    "wijkteam",
    "jeugdteam",
    "volwassenenteam",
    "complexteam",
    "expertteam",
    "interventieteam",
    "triageteam",
    "voorveld",
    "loket",
    "stadsteam",
]
Regisseur = Literal["huishouden", "team", "expertteam", "stadsteam", "nog_te_bepalen"]
TeamRol = Literal["hulp", "regie", "toeleiding", "waakvlam"]
Ontvangst = Literal["aangenomen", "doorgezet", "niet_voor_ons"]
Rolnaam = Literal[
    "wijkwerker",
    "wmo-consulent",
    "jeugd-en-gezinswerker",
    "jeugdconsulent",
    "casusregisseur",
    "expert",
    "gedragswetenschapper",
    "brugfunctionaris",
    "mandaatverpleegkundige",
    "kcc-medewerker",
    "vrijwilliger",
    "teammanager",
    "lijnmanager",
    "unitmanager",
    "coordinator",
    "kwaliteitsmedewerker",
    "administratief-medewerker",
    "beleidsadviseur",
    "fg",
    "beheerder",
    "partner",
]
Recht = Literal[
    "vraag_aannemen",
    "herkennen",
    "dossier_lezen",
    "dossier_schrijven",
    "afspraken_zien",
    "delen",
    "gedeeld_lezen",
    "noodtoegang",
    "noodtoegang_beoordelen",
    "werk_verdelen",
    "team_zien",
    "toezicht",
    "kennis_schrijven",
    "medewerkers_beheren",
    "inrichting_beheren",
]
"""Wat een rol mag; wat elk recht inhoudt staat in docs/toegang.md."""
Toetssoort = Literal["geen", "steekproef", "proces", "rechtmatigheid"]
Kernbeslissing = Literal["veiligheid_kind", "uithuisplaatsing", "indicatie_boven_grens"]
Registratie = Literal["SKJ", "BIG"]

SITUATIES: tuple[Situatie, ...] = get_args(Situatie)
"""Van licht naar zwaar."""
TOETSEN: tuple[Toetssoort, ...] = get_args(Toetssoort)
"""Van licht naar zwaar."""
KENMERKEN: tuple[Kenmerk, ...] = get_args(Kenmerk)
AANMELDERS: tuple[Aanmelder, ...] = get_args(Aanmelder)
LEEFGEBIEDEN: tuple[Leefgebied, ...] = get_args(Leefgebied)

CATEGORIEEN: dict[str, tuple[str, ...]] = {
    "wmo": tuple(f"{nummer:02d}" for nummer in range(1, 19)),
    "jeugdwet": tuple(str(nummer) for nummer in range(40, 56)),
}
"""Productcategorieën van iWmo en iJw 3.2; andere wetten hebben geen landelijke lijst."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Naam = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Ingangsdatum = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
"""De eerste dag waarop een inrichting geldt; een jaartal daarbuiten is een typefout."""
Bedrag = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
"""Euro, op de cent."""
GemeenteCode = Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]
GebiedCode = Annotated[str, StringConstraints(pattern=r"^(WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$")]
WijkCode = Annotated[str, StringConstraints(pattern=r"^WK\d{4}[0-9A-Z]{2}$")]
LEEFTIJD_MAX = 120
