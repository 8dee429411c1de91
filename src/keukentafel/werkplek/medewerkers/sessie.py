"""Na een verlopen sessie: terug naar het blad van de medewerker, met wat getypt was op zijn plek."""

from django.http import HttpRequest
from django.urls import reverse

from keukentafel.werkplek.inlog.bewaard import SLEUTEL, haal
from keukentafel.werkplek.medewerkers.forms import TOEVOEGEN, AfwezigFormulier, Bijformulier, Kader
from keukentafel.werkplek.medewerkers.forms_rij import EINDIGEN, AfwezigWijzigen, Rijformulier


def naar_het_blad(medewerker_id: int, **_rest: object) -> str:
    """Het blad van deze medewerker."""
    return reverse("medewerker", args=[medewerker_id])


def naar_nieuw() -> str:
    """Het lege formulier voor een nieuwe medewerker."""
    return reverse("medewerker-nieuw")


def teruggezet(request: HttpRequest, om: Kader) -> Bijformulier | None:
    """Het formulier dat iemand verstuurde toen de sessie voorbij was, nagekeken maar nog niet bewaard."""
    if SLEUTEL not in request.session:
        return None
    soorten: list[type[Bijformulier]] = [*TOEVOEGEN.values(), AfwezigFormulier]
    for soort in soorten:
        gegevens = haal(request, f"{request.path}/{soort.sleutel}")
        if gegevens is not None:
            formulier = soort(gegevens, kader=om)
            formulier.full_clean()
            return formulier
    rijsoorten: list[type[Rijformulier]] = [*EINDIGEN.values(), AfwezigWijzigen]
    for rijsoort in rijsoorten:
        for rij in rijsoort.rijen(om):
            gegevens = haal(request, f"{request.path}/{rijsoort.sleutel}/{rij.pk}")
            if gegevens is not None:
                eigen = rijsoort(gegevens, kader=om, rij=rij)
                eigen.full_clean()
                return eigen
    return None
