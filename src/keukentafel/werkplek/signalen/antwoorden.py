"""Van formulier naar handeling, met het nee van de regel bij het veld."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.regie.signaal import leg_uitkomst_vast
from keukentafel.doen.signalen import acties
from keukentafel.doen.signalen.acties import Afgehandeld, DatHoortHijNiet, EerstOverleggen, TeWeinigGeprobeerd
from keukentafel.doen.signalen.models import Signaal
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.signalen.forms import TerugFormulier, UitkomstFormulier


def leg_vast(request: Verzoek, vraag_id: UUID, formulier: UitkomstFormulier, nu: datetime) -> Afgehandeld | None:
    """Leg de uitkomst vast, of zet bij het veld waarom dat nog niet kan en geef None."""
    medewerker, uitkomst = request.werkkring.medewerker, formulier.cleaned_data["uitkomst"]
    try:
        klaar = leg_uitkomst_vast(vraag_id=vraag_id, uitkomst=uitkomst, medewerker=medewerker, nu=nu)
    except TeWeinigGeprobeerd as fout:
        nog = fout.nodig - fout.gedaan
        zin_ = ngettext("Probeer het eerst nog één keer", "Probeer het eerst nog %(n)s keer", nog) % {"n": nog}
        formulier.add_error("uitkomst", zin_)
        return None
    noem(request, vragen=[klaar.signaal.vraag])
    return klaar


def meld_terug(request: Verzoek, vraag_id: UUID, formulier: TerugFormulier, nu: datetime) -> bool:
    """Leg vast wat de partner hoorde, of zet bij het veld waarom dat nog niet kan."""
    keuze, medewerker = formulier.cleaned_data, request.werkkring.medewerker
    try:
        acties.meld_terug(
            vraag_id=vraag_id, terug=keuze["terug"], overlegd=keuze.get("overlegd", False), medewerker=medewerker, nu=nu
        )
    except EerstOverleggen as fout:
        formulier.add_error("overlegd" if "overlegd" in formulier.fields else None, fout.reden)
        return False
    except DatHoortHijNiet:
        formulier.add_error("terug", _("De partner hoorde al iets, of dit past niet bij de uitkomst"))
        return False
    return True


def zin(klaar: Afgehandeld) -> str:
    """Wat er nu gebeurt, in één zin."""
    if klaar.gevolg.reden:
        return _("Vastgelegd. %(reden)s Overleg vandaag hoe jullie verdergaan.") % {"reden": klaar.gevolg.reden}
    if klaar.gevolg.sluit and klaar.signaal.uitkomst == Signaal.Uitkomst.GEWEIGERD:
        return _("Vastgelegd. De vraag is gesloten: er gebeurt niets tegen de wil van de inwoner.")
    if klaar.gevolg.sluit:
        return _("Vastgelegd. De vraag is gesloten.")
    return _("Vastgelegd. De vraag is van jou en staat bij Mijn werk.")
