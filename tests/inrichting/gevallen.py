"""Wat er mis kan zijn in een bestand: wat, het goede stuk, het foute stuk, en wat de controle moet zeggen."""

from typing import NamedTuple


class Geval(NamedTuple):
    """Eén ding kapot, met het pad, een stuk van de melding en het dichtstbijzijnde woord (None: maakt niet uit)."""

    wat: str
    goed: str
    fout: str
    pad: str
    melding: str
    woord: str | None = None


GEVALLEN = [
    Geval("tikfout in een sleutel", "titel = ", "titl = ", "titl", "onbekende sleutel", "titel"),
    Geval(
        "tikfout diep",
        ("samenhang = true }\ndan"),
        ("samenhnag = true }\ndan"),
        "triage.regels[1].als.samenhnag",
        "onbekende sleutel",
        "samenhang",
    ),
    Geval(
        "onbekend woord",
        'naar = "wijkteam", regisseur = "team"',
        'naar = "wijkteem", regisseur = "team"',
        "triage.regels[1].dan.naar",
        "onbekend woord",
        "wijkteam",
    ),
    Geval(
        "getal als tekst",
        "leeftijd = { tot = 18 }",
        'leeftijd = { tot = "18" }',
        "triage.betrokken[0].als.een_van[0].leeftijd.tot",
        "'18' kan hier niet",
    ),
    Geval(
        "leeftijd van 200",
        "leeftijd = { tot = 18 }",
        "leeftijd = { tot = 200 }",
        "triage.betrokken[0].als.een_van[0].leeftijd.tot",
        "200 kan hier niet",
    ),
    Geval(
        "leeg bereik",
        "leeftijd = { tot = 18 }",
        "leeftijd = { van = 18, tot = 18 }",
        "triage.betrokken[0].als.een_van[0].leeftijd",
        "van moet lager zijn",
    ),
    Geval(
        "datum die niet bestaat",
        "geldig_vanaf = 2017-01-01",
        'geldig_vanaf = "1900-02-29"',
        "geldig_vanaf",
        "1900-02-29",
    ),
    Geval("positie buiten bereik", "positionering = 2", "positionering = 9", "positionering", "9 kan hier niet"),
    Geval(
        "onbekend gebied bij team",
        'gebieden = ["WK091720"]',
        'gebieden = ["WK091799"]',
        "teams[3].gebieden[0]",
        "bestaat niet",
    ),
    Geval(
        "gemeente van elders",
        'gemeente = "GM0917"',
        'gemeente = "GM0918"',
        "gebieden[0].gemeente",
        "bestaat niet",
        "GM0917",
    ),
    Geval(
        "onbekend veld in reden",
        "{aantal_leefgebieden} leefgebieden",
        "{aantal} leefgebieden",
        "triage.regels[1].reden",
        "onbekend veld",
    ),
    Geval(
        "open accolade in reden",
        "{aantal_leefgebieden} leefgebieden",
        "{aantal leefgebieden",
        "triage.regels[1].reden",
        "accolades",
    ),
    Geval(
        "lijn naar niets",
        '{ naar = "huishouden" }',
        '{ naar = "huishuoden" }',
        "weg.team.blokken[0].lijnen[0].naar",
        "bestaat niet",
        "huishouden",
    ),
    Geval(
        "situatie die het team niet neemt",
        ('situatie = "multiprobleem"\nnaar'),
        ('situatie = "meervoudig"\nnaar'),
        "triage.regels[0].dan.situatie",
        "neemt geen vragen",
    ),
    Geval(
        "rol die er niet is",
        'betreft = ["jeugdconsulent", "expert"]',
        'betreft = ["jeugdconsulnt"]',
        "afspraken.koppeling-jeugdconsulent.betreft[0]",
        "bestaat niet",
        "jeugdconsulent",
    ),
    Geval("laatste regel vangt niet alles", 'naam = "anders"', 'naam = "rest"', "triage.regels[2]", "vangt niet alles"),
    Geval(
        "regel na anders",
        "[[triage.betrokken]]",
        (
            "[[triage.regels]]\n"
            'naam = "te-laat"\n'
            'reden = "x"\n'
            'bron = "x"\n'
            "als = { complex = true }\n"
            'dan = { situatie = "enkelvoudig", naar = "wijkteam", regisseur = "huishouden", rol = "hulp" }\n'
            "[[triage.betrokken]]"
        ),
        "triage.regels[3]",
        "",
    ),
    Geval(
        "regel die nooit komt",
        ('[[triage.regels]]\nnaam = "meervoudig"'),
        (
            "[[triage.regels]]\n"
            'naam = "nooit"\n'
            'reden = "x"\n'
            'bron = "x"\n'
            "als = { kind_in_gevaar = true }\n"
            'dan = { situatie = "enkelvoudig", naar = "wijkteam", regisseur = "huishouden", rol = "hulp" }\n'
            "[[triage.regels]]\n"
            'naam = "meervoudig"'
        ),
        "triage.regels[1]",
        "nooit te bereiken",
    ),
    Geval(
        "tegenspraak in spoed",
        ("[weg]\n"),
        ("[triage.spoed]\nals = { complex = true, een_van = [{ complex = false }] }\n[weg]\n"),
        "triage.spoed.als",
        "kan nooit kloppen",
    ),
    Geval(
        "team zonder wijk",
        '"WK091733", "WK091734", "WK091735"',
        '"WK091733", "WK091734"',
        "gebieden[15]",
        "werkt geen team",
    ),
    Geval(
        "leeftijd die niemand neemt",
        'slug = "buurtteam-heerlerheide", ',
        'slug = "buurtteam-heerlerheide", leeftijd_van = 18, ',
        "gebieden[6]",
        "iemand van 0 jaar",
    ),
    Geval("datum in 9999", "geldig_vanaf = 2017-01-01", "geldig_vanaf = 9999-01-01", "geldig_vanaf", "9999-01-01"),
    Geval(
        "twee teams in een wijk",
        'gebieden = ["WK091730"]',
        'gebieden = ["WK091730", "WK091731"]',
        "teams[7]",
        "dezelfde vragen",
    ),
    Geval(
        "klok die niet bestaat",
        ("[weg]\n"),
        ('[[triage.termijnen]]\ntermijn = "wmo_onderzok"\nals = {}\nbron = "x"\n[weg]\n'),
        "triage.termijnen[0].termijn",
        "bestaat niet",
        "wmo_onderzoek",
    ),
    Geval(
        "klok zonder artikel",
        ("[weg]\n"),
        ('[termijnen.stand]\nnaam = "x"\nduur = { weken = 6 }\natw = false\nstart_op = "x"\nbron = "x"\n[weg]\n'),
        "termijnen.stand.grondslag",
        "ontbreekt",
    ),
    Geval(
        "klok met twee eenheden",
        ("[weg]\n"),
        ("[termijnen.terugbelverzoek]\nduur = { weken = 6 }\n[weg]\n"),
        "termijnen.terugbelverzoek.duur",
        "precies één van",
    ),
    Geval(
        "eigen rol zonder soort",
        ("[weg]\n"),
        ('[rollen.meitinker]\nnaam = "Meitinker"\n[weg]\n'),
        "rollen.meitinker",
        "geen vaste rol",
    ),
    Geval(
        "bestand dat zichzelf noemt",
        'naam = "heerlen"',
        ('naam = "heerlen"\ninclude = "proef.toml"'),
        "include",
        "onbekende sleutel",
    ),
]
