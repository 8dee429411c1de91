"""De codes van het logboek in gewone woorden: wat iemand zag of deed, en met welk recht."""

from keukentafel.kern.logboek.models import Logregel

_GEZIEN: dict[str, str] = {
    "dossier_ingezien": "Het huishouden met de tijdlijn",
    "huishoudens_gezien": "De lijst met huishoudens",
    "huishoudens_gezocht": "De lijst met huishoudens",
    "wachtrij_gezien": "De lijst met vragen",
    "mijn_werk_gezien": "Het eigen werk",
    "ontvangst_gezien": "Wat er met de vraag gebeurt",
    "herkend": "Bekend, wie is contact",
    "vraag_aangenomen": "Nam de vraag aan",
    "vraag_opgenomen": "Nam de vraag op",
    "vraag_beantwoord": "Beantwoordde de vraag",
    "vraag_doorgezet": "Zette de vraag door",
    "logboek_doorzocht": "Zocht wie er keek",
    "noodtoegang_bekeken": "Waarom er noodtoegang was",
    "noodtoegang_beoordeeld": "Oordeelde over noodtoegang",
    "vlag_gezien": "Een vlag in het toezicht",
    "uitleg_gevraagd": "Vroeg om uitleg",
    "uitleg_gegeven": "Gaf uitleg",
    "vlag_gesloten": "Sloot een vlag",
    "verstrekkingen_gezien": "Met wie er gedeeld is",
}
UITKOMSTEN = {"geweigerd": "Geweigerd, zag niets", "mislukt": "Niet gelukt", "fout": "Ging fout, zag niets"}


def gezien(regel: Logregel) -> str:
    """Wat er te zien was of gebeurde; een code zonder eigen woorden blijft leesbaar."""
    return handeling(regel.handeling)


def handeling(code: str) -> str:
    """De woorden bij een handeling."""
    return _GEZIEN.get(code) or code.replace("_", " ").capitalize()


def zegel(afdruk: str, groepen: int = 3) -> str:
    """Het begin van een zegel in groepen van vier: "9f3c 71ae 04d2"."""
    return " ".join(afdruk[nr * 4 : nr * 4 + 4] for nr in range(groepen))
