"""Samenvoegen, losmaken, splitsen en verhuizen: hoe dat op de tijdlijn heet."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.huishouden.punt import Punt


def _samen(moment: Moment, inrichting: Inrichting) -> Punt:
    zin = _("Wat erin stond, staat nog waar het stond.")
    if moment.gegevens.get("kant") == "blijft":
        return Punt(
            moment.moment, _("Samengevoegd met een ander dossier"), "mensen", "mijlpaal", zin=zin, wie=moment.door
        )
    return Punt(moment.moment, _("Gaat verder in een ander dossier"), "mensen", "mijlpaal", zin=zin, wie=moment.door)


def _los(moment: Moment, inrichting: Inrichting) -> Punt:
    mee = _aantal(moment, "vragen")
    zin = ngettext("Eén vraag ging mee terug.", "%(n)s vragen gingen mee terug.", mee) % {"n": mee} if mee else ""
    return Punt(moment.moment, _("Losgemaakt van een ander dossier"), "kruis", "mijlpaal", zin=zin, wie=moment.door)


def _gesplitst(moment: Moment, inrichting: Inrichting) -> Punt:
    return Punt(moment.moment, _("Het huishouden splitste"), "mensen", "mijlpaal", zin=_leden(moment), wie=moment.door)


def _begin(moment: Moment, inrichting: Inrichting) -> Punt:
    kop = _("Dossier begonnen vanuit een ander huishouden")
    return Punt(
        moment.moment, kop, "mensen", "mijlpaal", zin=_("Wat ervoor was, staat in dat dossier."), wie=moment.door
    )


def _ook_hier(moment: Moment, inrichting: Inrichting) -> Punt:
    return Punt(moment.moment, _("Een kind hoort nu ook bij dit huishouden"), "mensen", wie=moment.door)


def _verhuisd(moment: Moment, inrichting: Inrichting) -> Punt:
    kop = _("Verhuisd uit een andere gemeente, overgenomen van %(team)s") % {"team": moment.van_team}
    zin = _("Het dossier ging mee. Delen en meekijken van daarvoor zijn gestopt.")
    return Punt(moment.moment, kop, "huis", "mijlpaal", zin=zin, wie=moment.door)


def _leden(moment: Moment) -> str:
    leden = _aantal(moment, "leden")
    zin = ngettext(
        "Eén persoon ging verder in een nieuw dossier.", "%(n)s personen gingen verder in een nieuw dossier.", leden
    )
    return zin % {"n": leden}


def _aantal(moment: Moment, naam: str) -> int:
    aantal = moment.gegevens.get(naam, 0)
    return aantal if isinstance(aantal, int) else 0


MAKERS = {
    "dossier_samengevoegd": _samen,
    "dossier_losgemaakt": _los,
    "dossier_gesplitst": _gesplitst,
    "dossier_afgesplitst": _begin,
    "lid_ook_hier": _ook_hier,
    "dossier_verhuisd": _verhuisd,
}
SOORTEN = (*MAKERS,)
