"""Rechten in gewone taal, voor het vergelijken van inrichtingen en voor docs/toegang.md."""

from collections.abc import Iterator

from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.woorden import Recht

RECHTEN: dict[Recht, str] = {
    "vraag_aannemen": "een vraag aannemen, voor welk team ook",
    "herkennen": "zien dát iemand bekend is en wie je belt (geen inhoud)",
    "dossier_lezen": "de inhoud lezen van dossiers van het eigen team of gebied",
    "dossier_schrijven": "vragen oppakken en beantwoorden, contact en afspraken vastleggen",
    "afspraken_zien": "de eigen afspraken zien",
    "delen": "vastleggen wat een partner van een huishouden te zien krijgt",
    "gedeeld_lezen": "lezen wat met de eigen organisatie is gedeeld",
    "noodtoegang": "in nood drie uur meelezen in een dossier van een ander",
    "noodtoegang_beoordelen": "oordelen over noodtoegang van een ander",
    "werk_verdelen": "werk van het team aan een ander geven, afwezigheid en vervanging regelen",
    "team_zien": "zien hoe druk het team is",
    "toezicht": "nagaan wie waar keek",
    "kennis_schrijven": "de artikelen met antwoorden bijhouden",
    "medewerkers_beheren": "medewerkers en hun rollen beheren",
    "inrichting_beheren": "een nieuwe versie van de inrichting laten ingaan",
}


def rechten(i: Inrichting) -> Iterator[str]:
    """Per rol wat zij mag en waarvoor."""
    for naam, rol in i.rollen.items():
        for doel, mag in i.rechten_van(naam).items():
            yield f"{rol.naam}, voor {i.doelen[doel].naam.lower()}: {'; '.join(RECHTEN[recht] for recht in mag)}"
