"""De instellingen die het toezicht leest: vanaf wanneer kijken een vraag is."""

from typing import Annotated

from pydantic import Field

from keukentafel.regels.basis import Gegevens, Instelling

Keer = Annotated[int, Field(ge=1, le=1000)]
Dagen = Annotated[int, Field(ge=1, le=90)]


class Toezicht(Instelling):
    """Grenzen van het toezicht. De gewone waarden staan ook in de landelijke standaard."""

    handelen_dagen: Dagen = 3
    """Wie zoveel dagen voor of na het kijken iets doet of opschrijft, had daarvoor een reden."""
    bezoek_minuten: Annotated[int, Field(ge=1, le=720)] = 30
    """Kijken met minder dan zoveel minuten ertussen is één keer kijken."""
    bezoeken_team: Keer = 3
    """Zo vaak kijkt iemand van het eigen team zonder iets te doen, voordat het een vraag is."""
    uur_factor: Keer = 3
    """Meer dan zoveel keer het eigen gewone uur is veel."""
    uur_minimum: Keer = 15
    """Tot en met zoveel dossiers in een uur is nooit veel."""
    geweigerd_per_uur: Keer = 5
    """Zoveel geweigerde pogingen in een uur zijn een vraag."""
    noodtoegang_keer: Keer = 3
    """Zo vaak noodtoegang binnen `noodtoegang_dagen` is een vraag."""
    noodtoegang_dagen: Dagen = 30
    oordeel_uren: Annotated[int, Field(ge=1, le=168)] = 24
    """Binnen zoveel uren oordeelt een tweede persoon over noodtoegang."""
    uitleg_werkdagen: Annotated[int, Field(ge=1, le=30)] = 2
    """Zoveel werkdagen heeft een medewerker om uit te leggen waarom."""
    opnieuw_na_dagen: Dagen = 30
    """Zo lang geeft dezelfde naam of hetzelfde adres bij hetzelfde dossier geen nieuwe vlag."""
    terugkijk_dagen: Dagen = 28
    """Over zoveel dagen gaat het gewone uur, en zoveel dagen telt een bezoek zonder daad mee."""


class Toezichtgegevens(Gegevens):
    """Alles wat een inrichting over toezicht weet."""

    toezicht: Toezicht = Toezicht()
