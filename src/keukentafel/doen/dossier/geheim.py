"""Een nieuwe vraag en een geheim adres: wat er over de plek is gezegd, staat alleen in het vak, of nergens."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import connection

from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave

ARGUMENT = "Het adres is geheim: de vraag gaat naar het team dat het dossier draagt, niet naar een wijk."


@dataclass(frozen=True)
class Veilig:
    """De opgave zonder plek; `draagteam` is de korte naam van het team, of None als het adres niet geheim is."""

    opgave: Opgave
    draagteam: str | None

    def naar_draagteam(self) -> Opgave:
        """Zonder wijk kiezen de regels geen team; dan neemt het team dat het dossier draagt de vraag."""
        return replace(self.opgave, ander_team=self.draagteam or "", argument=ARGUMENT)


def zonder_plek(opgave: Opgave) -> Veilig:
    """Haal wijk en adres uit de opgave als het bekende huishouden een geheim adres heeft.

    De database doet hetzelfde nog een keer (kt_vraag_aannemen). Wat er in eigen woorden staat, verandert niet.
    """
    if opgave.bekend_dossier is None:
        return Veilig(opgave, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT team, gemeente FROM kt_draagteam_bij_geheim(%s)", [opgave.bekend_dossier])
        rij = cursor.fetchone()
    if rij is None:
        return Veilig(opgave, None)
    team, gemeente = rij
    return Veilig(replace(opgave, feiten=feiten_zonder_plek(opgave, gemeente), adres=AdresOpgave()), team)


def feiten_zonder_plek(opgave: Opgave, gemeente: str) -> dict[str, Any]:
    """De feiten zonder wijk; de gemeente blijft, want die is van elk dossier bekend."""
    return {naam: waarde for naam, waarde in opgave.feiten.items() if naam != "gebied"} | {"gemeente": gemeente}


def geheim_bij_aannemen(opgave: Opgave) -> bool:
    """Komt er een nieuw huishouden waarvan het adres meteen in het vak gaat? Zonder adres is er niets te doen."""
    iets = bool(opgave.adres.straat or opgave.adres.postcode)
    return opgave.adres_geheim and opgave.bekend_dossier is None and iets


def adresrij(opgave: Opgave, stelsel_id: int) -> dict[str, Any]:
    """Het adres voor kt_vraag_aannemen; de rest van de rij vult de database zelf in."""
    return asdict(opgave.adres) | {"stelsel_id": stelsel_id}
