"""Terugbellen, vertellen hoe het staat en sluiten: hoe dat op de tijdlijn heet."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.doen.ingang.models import Belpoging, Vraag
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden.punt import Punt

GESLOTEN = {
    "antwoord": gettext_lazy("Vraag beantwoord"),
    "artikel": gettext_lazy("Vraag meteen beantwoord"),
    "verwezen": gettext_lazy("Vraag gesloten: verwezen naar een ander"),
    "ingetrokken": gettext_lazy("Vraag gesloten: de inwoner wil niet verder"),
    "geweigerd": gettext_lazy("Vraag gesloten: de inwoner wil geen hulp"),
    "niet_bereikt": gettext_lazy("Vraag gesloten: niet bereikt"),
    "dubbel": gettext_lazy("Vraag gesloten: dezelfde vraag lag er al"),
}


def gesloten(moment: Moment, inrichting: Inrichting) -> Punt:
    """Hoe een vraag eindigde; een feit van voor de keuzes was een antwoord."""
    hoe = str(moment.gegevens.get("afsluiting", Vraag.Afsluiting.ANTWOORD))
    antwoord = moment.vraag.antwoord if moment.vraag else ""
    kop = str(GESLOTEN.get(hoe, GESLOTEN["antwoord"]))
    return Punt(moment.moment, kop, "vink", "mijlpaal", zin=antwoord, wie=moment.door)


def _gevraagd(moment: Moment, inrichting: Inrichting) -> Punt:
    dag = datums.dag(date.fromisoformat(str(moment.gegevens["uiterlijk"])))
    return Punt(moment.moment, _("Terugbellen beloofd, uiterlijk %(dag)s") % {"dag": dag}, "telefoon", wie=moment.door)


def _poging(moment: Moment, inrichting: Inrichting) -> Punt:
    uitkomst = Belpoging.Uitkomst(str(moment.gegevens["uitkomst"]))
    if uitkomst == Belpoging.Uitkomst.GESPROKEN:
        return Punt(moment.moment, _("Teruggebeld en gesproken"), "telefoon", wie=moment.door)
    kop = _("Gebeld, poging %(nummer)s") % {"nummer": moment.gegevens["nummer"]}
    return Punt(moment.moment, kop, "telefoon", zin=f"{uitkomst.label}.", wie=moment.door)


def _klaar(moment: Moment, inrichting: Inrichting) -> Punt:
    zin = _("Op tijd.") if moment.gegevens.get("op_tijd") else _("Later dan beloofd.")
    return Punt(moment.moment, _("Terugbellen is klaar"), "vink", zin=zin, wie=moment.door)


def _hoger(moment: Moment, inrichting: Inrichting) -> Punt:
    zin = _("Het staat nu op haar naam.") if moment.gegevens.get("op_naam") else ""
    return Punt(moment.moment, _("Terugbellen ligt bij de leiding van het team"), "let-op", zin=zin)


def _verteld(moment: Moment, inrichting: Inrichting) -> Punt:
    beller = str(moment.gegevens.get("beller"))
    wie = Vraag.Betrekking(beller).label.lower() if beller in Vraag.Betrekking else _("de inwoner zelf")
    zin = _("De inwoner vindt dat goed.") if beller in Vraag.Betrekking else ""
    kop = _("Belde om te horen hoe het staat: %(wie)s") % {"wie": wie}
    return Punt(moment.moment, kop, "telefoon", zin=zin, wie=moment.door)


MAKERS = {
    "terugbellen_gevraagd": _gevraagd,
    "belpoging_gedaan": _poging,
    "terugbellen_klaar": _klaar,
    "terugbellen_geescaleerd": _hoger,
    "stand_verteld": _verteld,
}
SOORTEN = (*MAKERS,)
