"""Datums en tijden zoals mensen ze zeggen: "vrijdag 4 december", "nog 14 dagen", "10.30 uur"."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _


def dag(datum: date, vandaag: date | None = None) -> str:
    """Weekdag, dag en maand; het jaar alleen als het meer dan elf maanden van vandaag ligt."""
    vorm = "l j F"
    if vandaag is not None and abs((datum - vandaag).days) > 330:
        vorm = "l j F Y"
    return date_format(datum, vorm)


def dag_kort(datum: date, vandaag: date | None = None) -> str:
    """Zoals `dag`, met de weekdag in twee letters; "vandaag", "morgen" en "gisteren" waar dat zo is."""
    if vandaag is not None and abs((datum - vandaag).days) <= 1:
        return {0: _("vandaag"), 1: _("morgen"), -1: _("gisteren")}[(datum - vandaag).days]
    return f"{_kort(datum, get_language())}{_jaar(datum, vandaag)}"


@lru_cache(maxsize=1_000)
def _kort(datum: date, _taal: str | None) -> str:
    """Een lijst noemt dezelfde dagen telkens weer; de taal hoort bij de sleutel."""
    return f"{date_format(datum, 'l')[:2]} {date_format(datum, 'j F')}"


def _jaar(datum: date, vandaag: date | None) -> str:
    return f" {datum.year}" if vandaag is not None and abs((datum - vandaag).days) > 330 else ""


def datum_lang(datum: date) -> str:
    """Dag, maand en jaar, voor geboortedatums en versies: "12 maart 1985"."""
    return date_format(datum, "j F Y")


def nog(datum: date, vandaag: date) -> str:
    """Hoeveel dagen er nog zijn, of hoeveel het te laat is."""
    dagen = (datum - vandaag).days
    if dagen < 0:
        return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", -dagen) % {"n": -dagen}
    if dagen == 0:
        return _("uiterlijk vandaag")
    return ngettext("nog %(n)s dag", "nog %(n)s dagen", dagen) % {"n": dagen}


def voluit(datum: date, vandaag: date) -> str:
    """Voor in een zin: "vrijdag 4 december (nog 14 dagen)"; vandaag blijft "vandaag"."""
    if datum == vandaag:
        return _("vandaag")
    return f"{dag(datum, vandaag)} ({nog(datum, vandaag)})"


def tijd(moment: datetime) -> str:
    """Uur en minuten in Nederlandse tijd: "9.42 uur"."""
    plaatselijk = timezone.localtime(moment)
    return _("%(tijd)s uur") % {"tijd": f"{plaatselijk.hour}.{plaatselijk.minute:02d}"}


def moment(wanneer: datetime, vandaag: date) -> str:
    """Dag en tijd samen: "di 17 november, 14.05 uur"."""
    return f"{dag_kort(timezone.localtime(wanneer).date(), vandaag)}, {tijd(wanneer)}"
