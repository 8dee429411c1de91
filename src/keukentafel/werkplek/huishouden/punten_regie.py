"""De regie en wat een ander team is gevraagd, op de tijdlijn."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.werkplek.huishouden.punt import Punt

OVERGANGEN: dict[str, tuple[Promise, str, str]] = {
    "overgang_aangeboden": (gettext_lazy("Een ander team gevraagd; wacht op antwoord"), "mensen", ""),
    "overgang_aanvaard": (gettext_lazy("Het andere team zei ja"), "vink", "mijlpaal"),
    "overgang_geweigerd": (gettext_lazy("Het andere team zei nee"), "kruis", ""),
    "overgang_ingetrokken": (gettext_lazy("De vraag aan het andere team is ingetrokken"), "kruis", ""),
    "overgang_afgelopen": (gettext_lazy("Wat een ander team tijdelijk deed, is klaar"), "vink", ""),
}
"""De boodschap en het antwoord staan op het blad Regie."""
WAT: dict[str, Promise] = {
    "vraag": gettext_lazy("Een vraag doorgeven."),
    "regie": gettext_lazy("De regie overdragen."),
    "regie_tijdelijk": gettext_lazy("De regie tijdelijk overnemen."),
    "ondersteunen": gettext_lazy("Meewerken."),
    "raadplegen": gettext_lazy("Meedenken."),
}
SOORTEN = ("regie_gewisseld", *OVERGANGEN)


def punt(moment: Moment) -> Punt:
    """Het punt bij een wisseling van regie, of bij een stap van een overgang."""
    return _regie(moment) if moment.soort == "regie_gewisseld" else _overgang(moment)


def _regie(moment: Moment) -> Punt:
    """Wie de regie kreeg; de boodschap staat op het blad Regie."""
    koppen = {"huishouden": _("Het huishouden heeft zelf de regie"), "team": _("Het team heeft de regie")}
    kop = koppen.get(str(moment.gegevens.get("wordt"))) or _("%(naam)s wordt regisseur") % {"naam": moment.naar_wie}
    zinnen = {
        "tijdelijk": _("Tijdelijk."),
        "terug": _("Teruggegeven."),
        "weg": _("Wie haar had, werkt hier niet meer."),
    }
    zin = zinnen.get(str(moment.gegevens.get("reden")), "")
    return Punt(moment.moment, kop, "mensen", "mijlpaal", zin=zin, wie=moment.door)


def _overgang(moment: Moment) -> Punt:
    kop, icoon, vorm = OVERGANGEN[moment.soort]
    wat = str(WAT.get(str(moment.gegevens.get("wat")), ""))
    return Punt(moment.moment, str(kop), icoon, vorm, zin=wat, wie=moment.door)
