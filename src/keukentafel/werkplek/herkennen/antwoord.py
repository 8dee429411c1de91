"""Het antwoord op "Kent een ander team dit huishouden?": twee vormen van hetzelfde blok, zonder inhoud."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.elders import Elders, kent_een_ander
from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.dossier.zoekgrens import TeVaakGezocht
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.herkennen.forms import EldersFormulier

MEESTE = 3
"""Zoveel mensen om te bellen staan er hoogstens."""


@dataclass(frozen=True)
class Antwoord:
    """Een kop en een zin; `tokens` wijzen de gevonden dossiers aan voor wie verder mag (herkentoken)."""

    kop: str
    zin: str
    tokens: tuple[str, ...] = ()


def vraag(request: Verzoek, formulier: EldersFormulier) -> Antwoord | None:
    """Stel de vraag en noem in het logboek waarvoor en wie er gevonden is; None als er niet is gezocht."""
    boek, wie = request.boek, request.werkkring.medewerker.pk
    if not formulier.is_valid() or formulier.vraag is None:
        boek.werd("elders_formulier")
        return None
    waarvoor = formulier.cleaned_data["waarvoor"]
    boek.over("waarvoor", waarvoor)
    try:
        gevonden = kent_een_ander(vraag=formulier.vraag, waarvoor=waarvoor, medewerker_id=wie, nu=timezone.now())
    except TeVaakGezocht:
        boek.werd("elders_formulier")
        boek.ook("elders_gevraagd", uitkomst="geweigerd")
        te_vaak = _("Je hebt dit het afgelopen uur vaak gevraagd. Probeer het later nog eens, of vraag een collega.")
        formulier.add_error(None, te_vaak)
        return None
    for een in gevonden:
        boek.betreft([een.persoon], dossier=een.dossier)
    return _antwoord(gevonden, wie)


def _antwoord(gevonden: Sequence[Elders], wie: int) -> Antwoord:
    if not gevonden:
        return Antwoord(_("Niets gevonden"), _("Dat zegt niet dat er niets is: een naam of een datum kan anders zijn."))
    mensen = dict.fromkeys(_bel(een) for een in gevonden)
    zin = _("Bel %(wie)s.") % {"wie": _(" of ").join([*mensen][:MEESTE])}
    return Antwoord(_("Misschien is er een dossier"), zin, tuple(herken_token(een.dossier, wie) for een in gevonden))


def _bel(een: Elders) -> str:
    naam = f"{een.contact} ({een.team})" if een.contact else een.team
    return f"{naam}, {een.nummer}" if een.contact and een.nummer else naam
