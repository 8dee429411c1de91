"""Hoe een achternaam klinkt: één sleutel voor alle manieren waarop dezelfde naam wordt opgeschreven.

De regels volgen de spelling van Nederlandse familienamen (ck/k, dt/d/t, ou/au, ei/ij/y, c/k, z/s, f/v, dubbele letters)
en een paar gewoontes bij het overschrijven van namen uit andere talen (sh/sj/ş, kh/ch/gh, oe/ou/u). De sleutel is om op
te zoeken, nooit om te tonen, en zij alleen herkent niemand: er hoort altijd een tweede gegeven bij.
"""

import re
import unicodedata

LANGST = 24
"""Zoveel tekens van een klank tellen; daarna klinken namen niet meer anders."""
TUSSENVOEGSELS = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "t",
        "ten",
        "ter",
        "te",
        "op",
        "aan",
        "in",
        "'s",
        "s",
        "von",
        "vom",
        "zu",
        "du",
        "des",
        "la",
        "le",
        "l",
        "el",
        "al",
        "bin",
        "ben",
        "ibn",
        "abu",
        "ait",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "af",
        "av",
        "ul",
    ]
)
_GEEN_LETTERWAARDE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
_VOORAF: tuple[tuple[str, str], ...] = (
    (r"sch|sh|sj|sz(?!$)|tsch|tsj", "s"),
    (r"tch|ch|kh|gh", "g"),
    (r"th|dth|dt", "t"),
    (r"dj|zj", "j"),
    (r"ph", "f"),
    (r"qu", "kw"),
    (r"ck|cq|q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"v", "f"),
    (r"^ou(?=[aei])", "w"),
    (r"(?<=u)w", ""),
    (r"^y(?=[aeou])", "j"),
    (r"(?<=[a-z])h", ""),
    (r"d(?=s?$)", "t"),
)
_KLINKERS = re.compile(r"[aeiouy]+(?:j(?![aeiou]))?|ij")
_EIJ = re.compile(r"(?:eij|aij|uij|ij)")


def klank(woord: str) -> str:
    """De klank van één woord: de eerste klinker als soort (a, i of o) en alle medeklinkers, hoogstens 24 tekens.

    `Dijk`, `Dyck` en `Deijk` geven `dik`; `Bouwman` en `Bauman` geven `bomn`. Zonder Latijnse letter is zij leeg.
    """
    letters = _latijn(woord)
    for patroon, wordt in _VOORAF:
        letters = re.sub(patroon, wordt, letters)
    letters = _EIJ.sub(lambda vondst: vondst[0][0].replace("u", "o") + "y", letters)
    letters = re.sub(r"(.)\1+", r"\1", letters)
    eerste = _KLINKERS.search(letters)
    if eerste is None:
        return letters[:LANGST]
    voor, na = letters[: eerste.start()], letters[eerste.end() :]
    return (voor + _soort(eerste[0]) + _KLINKERS.sub("", na))[:LANGST]


def naamklanken(achternaam: str) -> frozenset[str]:
    """Elke klank waarop een achternaam gevonden mag worden, in welke volgorde zij ook is opgeschreven.

    Van `de Boer-Koç` zijn dat de klank van `Boer`, van `Koç` en van alles aan elkaar: wie haar als mevrouw Koç of als
    Koç-de Boer opschrijft, deelt er een. Voorvoegsels tellen los niet mee.
    """
    woorden = [woord for woord in re.split(r"[\s\-‐‑–/,.]+", achternaam.casefold().replace("’", "'")) if woord]
    los = [_zonder_voorvoegsel(woord) for woord in woorden if woord.strip("'") and woord not in TUSSENVOEGSELS]
    aaneen = ["".join(woorden)] if len(woorden) > 1 or "'" in achternaam else []
    klanken = {klank(woord) for woord in [*los, *aaneen]} - {""}
    return frozenset(klanken) or _zonder_klank(achternaam)


def _latijn(woord: str) -> str:
    gewoon = "".join(_GEEN_LETTERWAARDE.get(teken, teken) for teken in woord.casefold())
    ontleed = unicodedata.normalize("NFKD", gewoon)
    return "".join(teken for teken in ontleed if "a" <= teken <= "z")


def _soort(klinkers: str) -> str:
    """Drie soorten klinkers: a; i (e, i, ei, ij, ai, y); o (o, u, oe, ou, au, ui)."""
    if klinkers.startswith("au"):
        return "o"
    if klinkers.startswith(("ai", "ay")):
        return "i"
    return {"a": "a", "o": "o", "u": "o"}.get(klinkers[0], "i")


def _zonder_voorvoegsel(woord: str) -> str:
    """`d'Haene` wordt `haene`, `l'Ami` wordt `ami`; aan elkaar blijft het ook vindbaar."""
    voor, _teken, na = woord.partition("'")
    return na if na and len(voor) <= 1 else woord


def _zonder_klank(achternaam: str) -> frozenset[str]:
    """Een naam in een ander schrift heeft geen klank; dan telt de naam zelf."""
    zelf = "".join(teken for teken in unicodedata.normalize("NFKD", achternaam.casefold()) if teken.isalnum())
    return frozenset({zelf[:LANGST]} - {""})
