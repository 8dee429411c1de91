"""De codes van het logboek in gewone woorden: wat iemand zag of deed, en met welk recht."""

from keukentafel.kern.logboek.models import Logregel

_GEZIEN: dict[str, str] = {
    "dossier_ingezien": "Het huishouden met de tijdlijn",
    "journaal_gezien": "Het journaal",
    "huishoudens_gezien": "De lijst met huishoudens",
    "wachtrij_gezien": "De lijst met vragen",
    "mijn_werk_gezien": "Het eigen werk",
    "afspraken_gezien": "De eigen afspraken",
    "team_gezien": "Het werk van het team",
    "werk_geteld": "Hoeveel werk iemand heeft",
    "gevolgen_bekeken": "Wat een nieuwe versie verandert",
    "ontvangst_gezien": "Wat er met de vraag gebeurt",
    "herkend": "Bekend, wie is contact",
    "elders_gevraagd": "Vroeg of een ander team dit huishouden kent",
    "elders_formulier": "Het formulier om een ander team te vragen",
    "artikel_gewijzigd": "Wijzigde een artikel",
    "artikel_formulier": "Een formulier voor een artikel",
    "bsn_bekeken": "De afgedekte burgerservicenummers",
    "bsn_getoond": "Het burgerservicenummer",
    "bsn_vastgelegd": "Schreef een burgerservicenummer op",
    "bsn_verzegeld": "Verzegelde burgerservicenummers opnieuw",
    "tweede_stap_verzegeld": "Verzegelde de tweede stappen opnieuw",
    "gezocht": "Zocht in de huishoudens",
    "gedeeld_gezien": "De lijst van wat gedeeld is",
    "gedeeld_ingezien": "Wat met de partner gedeeld is",
    "register_ingezien": "Met wie het dossier gedeeld is",
    "verstrekt": "Deelde met een partner",
    "verstrekking_ingetrokken": "Stopte het delen",
    "adres_ingezien": "Het geheime adres",
    "adres_beheerd": "Wie het geheime adres ziet",
    "adres_afgeschermd": "Maakte het adres geheim",
    "adres_gewijzigd": "Wijzigde het geheime adres",
    "adres_vrijgegeven": "Maakte het adres weer gewoon",
    "adresinzage_gegeven": "Gaf een collega het geheime adres",
    "adresinzage_ingetrokken": "Nam inzage in het adres terug",
    "regie_gezien": "Wie de regie heeft en had",
    "regie_gegeven": "Gaf de regie aan een ander",
    "overgang_aangeboden": "Vroeg een ander team",
    "overgang_aanvaard": "Zei ja tegen een ander team",
    "overgang_geweigerd": "Zei nee tegen een ander team",
    "overgang_ingetrokken": "Trok een vraag aan een ander team in",
    "overgang_beeindigd": "Gaf terug wat tijdelijk was",
    "taken_gezien": "De taken",
    "taak_gegeven": "Schreef een taak op",
    "taak_gewijzigd": "Wijzigde een taak",
    "taak_afgerond": "Rondde een taak af",
    "documenten_gezien": "De lijst met documenten",
    "document_toegevoegd": "Legde een document in het dossier",
    "document_geopend": "Opende een document",
    "document_ingetrokken": "Trok een document in",
    "afschrift_gemaakt": "Maakte een afschrift voor een lid",
    "contact_vastgelegd": "Schreef een contact op",
    "afspraak_gepland": "Plande een afspraak",
    "afspraak_afgezegd": "Zegde een afspraak af",
    "netwerk_gezien": "Bekeek het netwerk van een huishouden",
    "persoon_toegevoegd": "Voegde iemand toe aan een huishouden",
    "persoon_gewijzigd": "Wijzigde de gegevens van iemand",
    "lid_vertrokken": "Legde vast dat iemand ergens niet meer woont",
    "lid_teruggekomen": "Legde vast dat iemand ergens woont",
    "relatie_vastgelegd": "Legde een familierelatie vast",
    "relatie_voorbij": "Beëindigde een familierelatie",
    "bekende_vastgelegd": "Legde een band in het netwerk vast",
    "bekende_gewijzigd": "Wijzigde een band in het netwerk",
    "bekende_voorbij": "Beëindigde een band in het netwerk",
    "vertegenwoordiging_vastgelegd": "Legde vast wie over iemand beslist",
    "vertegenwoordiging_voorbij": "Legde vast dat iemand niet meer over een ander beslist",
    "vraag_formulier": "Een formulier voor een vraag",
    "doorverwezen": "Niets; kreeg een ander blad",
    "nog_eens_verstuurd": "Verstuurde hetzelfde nog eens",
    "vraag_aangenomen": "Nam de vraag aan",
    "terugbellen_gezien": "Wie er teruggebeld moet worden",
    "belpoging_vastgelegd": "Legde vast dat zij belde",
    "niet_bereikt": "Stopte met bellen: niet bereikt",
    "brief_gezien": "De brief met wat er met de vraag gebeurt",
    "stand_gezocht": "Zocht hoe het staat",
    "stand_verteld": "Vertelde hoe het staat",
    "stand_geweigerd": "Vertelde niet hoe het staat",
    "vraag_opgenomen": "Nam de vraag op",
    "vraag_beantwoord": "Beantwoordde de vraag",
    "vraag_doorgezet": "Zette de vraag door",
    "vraag_toegewezen": "Gaf de vraag aan een collega",
    "vraag_teruggegeven": "Gaf de vraag terug",
    "werk_overgedragen": "Droeg werk over",
    "noodtoegang_overwogen": "Wat noodtoegang inhoudt",
    "noodtoegang_genomen": "Nam noodtoegang",
    "noodtoegang_bekeken": "Waarom er noodtoegang was",
    "noodtoegang_beoordeeld": "Oordeelde over noodtoegang",
    "logboek_doorzocht": "Zocht wie er keek",
    "logboek_nagelezen": "Las het logboek na",
    "toezicht_gezien": "Het blad Toezicht",
    "vlag_gezien": "Een vlag in het toezicht",
    "signalen_gezien": "De lijst met signalen",
    "signaal_gezien": "Een signaal van een partner",
    "signaal_afgehandeld": "Legde de uitkomst van een signaal vast",
    "signaal_geprobeerd": "Legde een poging vast",
    "signaal_teruggemeld": "Liet een partner iets weten",
    "wachtlijst_gezien": "De wachtlijst",
    "wachtplek_gezien": "Een plek op de wachtlijst",
    "wachten_begonnen": "Zette een vraag op de wachtlijst",
    "wachtcontact_gedaan": "Legde contact tijdens het wachten vast",
    "wachtplek_gewijzigd": "Wijzigde een plek op de wachtlijst",
    "wachten_beeindigd": "Haalde een vraag van de wachtlijst",
    "uitleg_gevraagd": "Vroeg om uitleg",
    "uitleg_gegeven": "Gaf uitleg",
    "vlag_gesloten": "Sloot een vlag",
    "verstrekkingen_gezien": "Het register van wat gedeeld is",
}
_WAARVOOR: dict[str, str] = {
    "niet_dubbel": "om niet dubbel te beginnen",
    "samen_optrekken": "om samen op te trekken",
    "veiligheid": "om de veiligheid van iemand",
    "overdragen": "om over te dragen",
}
"""Waarvoor iemand vroeg of een ander team een huishouden kent (doen.dossier.elders)."""
UITKOMSTEN = {"geweigerd": "Geweigerd, zag niets", "mislukt": "Niet gelukt", "fout": "Ging fout, zag niets"}


def gezien(regel: Logregel) -> str:
    """Wat er te zien was of gebeurde, en waarvoor als dat is gezegd; een code zonder eigen woorden blijft leesbaar."""
    waarvoor = _WAARVOOR.get(regel.object_id, "") if regel.soort == "waarvoor" else ""
    return f"{handeling(regel.handeling)}: {waarvoor}" if waarvoor else handeling(regel.handeling)


def handeling(code: str) -> str:
    """De woorden bij een handeling."""
    return _GEZIEN.get(code) or code.replace("_", " ").capitalize()


def zegel(afdruk: str, groepen: int = 3) -> str:
    """Het begin van een zegel in groepen van vier: "9f3c 71ae 04d2"."""
    return " ".join(afdruk[nr * 4 : nr * 4 + 4] for nr in range(groepen))
