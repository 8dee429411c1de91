"""De zinnen bij een vlag, uit haar codes en getallen: wat er te zien was, en wanneer het geen vlag was geweest."""

from collections.abc import Mapping, Sequence

from keukentafel.regels.toezicht.waarneming import Soort

KOPPEN: dict[Soort, str] = {
    "zelfde_achternaam": "Zelfde achternaam",
    "zelfde_adres": "Zelfde adres",
    "geopend_niets_gedaan": "Geopend, niets gedaan",
    "veel_in_een_uur": "Veel in een uur",
    "vaak_geweigerd": "Vaak geweigerd",
    "noodtoegang": "Vaak noodtoegang",
}
_OMSTANDIGHEDEN: dict[str, str] = {
    "zelf": "Werkt zelf aan dit huishouden.",
    "team": "Het eigen team draagt dit huishouden.",
    "niet": "Werkt niet aan dit huishouden.",
    "vervangt": "Vervangt een collega die er niet is, dus dit is te verklaren.",
    "niets_gedaan": "Geen contact, geen taak, niets opgeschreven.",
    "iets_gedaan": "Bij een deel is wel iets gedaan of opgeschreven.",
}


def reden(soort: Soort, redenen: Sequence[str], getallen: Mapping[str, int]) -> str:
    """Waarom dit een vlag is, in een of meer zinnen."""
    zinnen = [_begin(soort, getallen)]
    zinnen += [_OMSTANDIGHEDEN[code] for code in redenen if code in _OMSTANDIGHEDEN]
    return " ".join(zinnen)


def anders(soort: Soort, redenen: Sequence[str], getallen: Mapping[str, int]) -> str:
    """Wat er anders had moeten zijn om geen vlag te zijn."""
    dagen, grens = getallen.get("dagen", 0), getallen.get("grens", 0)
    match soort:
        case "zelfde_achternaam":
            return "Geen vlag als niemand in het huishouden deze achternaam heeft."
        case "zelfde_adres":
            return "Geen vlag als de medewerker op een ander adres woont."
        case "geopend_niets_gedaan":
            minder = f"bij minder dan {grens} keer kijken, of " if "team" in redenen else ""
            return (
                f"Geen vlag {minder}als er {_dagen(dagen)} ervoor of erna iets was gedaan of opgeschreven, "
                "of als de medewerker zelf aan het huishouden werkt."
            )
        case "veel_in_een_uur":
            return (
                f"Geen vlag tot en met {grens} in een uur: {getallen.get('factor', 0)} keer het eigen gewone uur, "
                f"en minstens {getallen.get('minimum', 0)}."
            )
        case "vaak_geweigerd":
            return f"Geen vlag bij minder dan {grens} geweigerde pogingen in een uur."
        case "noodtoegang":
            return f"Geen vlag bij minder dan {grens} keer in {_dagen(dagen)}."


def _begin(soort: Soort, getallen: Mapping[str, int]) -> str:
    aantal = getallen.get("aantal", 1)
    match soort:
        case "zelfde_achternaam":
            return "Heet net als iemand in het huishouden."
        case "zelfde_adres":
            return "Woont zelf op het adres van het huishouden, of ernaast."
        case "geopend_niets_gedaan":
            return "Eén keer open." if aantal == 1 else f"{aantal} keer open."
        case "veel_in_een_uur":
            gewoon = getallen.get("gewoon", 0)
            eigen = f"Gewoon is {gewoon} in een uur." if gewoon else "Er is nog geen gewoon uur om mee te vergelijken."
            return f"{aantal} dossiers in een uur. {eigen}"
        case "vaak_geweigerd":
            return f"{aantal} keer in een uur iets willen openen wat niet mocht of er niet is."
        case "noodtoegang":
            return f"{aantal} keer noodtoegang in {_dagen(getallen.get('dagen', 0))}."


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"
