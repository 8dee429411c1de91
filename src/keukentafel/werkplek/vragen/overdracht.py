"""Waar overgedragen werk vandaan komt, in een halve zin."""

from datetime import date

from django.utils.translation import gettext as _

from keukentafel.doen.overdracht.overzichten import Overdracht
from keukentafel.werkplek import datums


def omdat(reden: str, per: date) -> str:
    """ "omdat dat team stopt op 1 januari 2027" """
    zinnen = {
        "team_eindigt": _("omdat dat team stopt op %(dag)s"),
        "wijk_naar_ander_team": _("omdat de wijk op %(dag)s naar een ander team gaat"),
    }
    return zinnen.get(reden, "") % {"dag": datums.datum_lang(per)}


def zin(overdracht: Overdracht | None) -> str:
    """De regel onder een vraag in de wachtrij; leeg als zij niet werd overgedragen."""
    if overdracht is None:
        return ""
    waarom = omdat(overdracht.reden, overdracht.per)
    return _("Overgedragen van %(team)s, %(waarom)s") % {"team": overdracht.van, "waarom": waarom}
