"""Momenten op werkdagen en in kantooruren. Wat hier komt en gaat, staat op de klok van Nederland."""

from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from keukentafel.regels.termijnen.instellingen import Feestdagen
from keukentafel.regels.termijnen.kalender import Kalender

HIER = ZoneInfo("Europe/Amsterdam")
VAN, TOT = 8 * 60 + 30, 17 * 60
"""De werkdag in minuten na middernacht. # aanname"""
DAG = timedelta(days=1)
_KALENDER = Kalender(Feestdagen(goede_vrijdag=False, bevrijdingsdag=False, gelijkgesteld=[], bron="aanname"))


@cache
def is_werkdag(dag: date) -> bool:
    """Geen zaterdag, zondag of feestdag."""
    return _KALENDER.is_werkdag(dag)


def werkdag(dag: date) -> date:
    """Deze dag, of de laatste werkdag ervoor."""
    while not is_werkdag(dag):
        dag -= DAG
    return dag


def volgende_werkdag(dag: date) -> date:
    """Deze dag, of de eerste werkdag erna."""
    return _KALENDER.eerste_werkdag(dag)


def verder(dag: date, werkdagen: int) -> date:
    """Zoveel werkdagen na deze dag."""
    return _KALENDER.na_werkdagen(dag, werkdagen)


def gespreid(rnd: Random, dag: date) -> date:
    """Deze dag als er dan gewerkt wordt, en anders een willekeurige werkdag uit de week ervoor."""
    while not is_werkdag(dag):
        dag -= timedelta(days=rnd.randint(1, 7))
    return dag


def op(dag: date, minuut: int) -> datetime:
    """Een moment op een dag, `minuut` na middernacht."""
    return datetime.combine(dag, time(minuut // 60, minuut % 60), HIER)


def laatste(moment: datetime) -> datetime:
    """Dit moment, of buiten kantooruren het einde van de laatste werkdag ervoor."""
    hier = moment.astimezone(HIER)
    dag = werkdag(hier.date())
    if dag == hier.date() and hier < op(dag, VAN):
        dag = werkdag(dag - DAG)
    return min(hier, op(dag, TOT))


def eerste(moment: datetime) -> datetime:
    """Dit moment, of buiten kantooruren het begin van de eerste werkdag erna."""
    hier = moment.astimezone(HIER)
    dag = volgende_werkdag(hier.date())
    if dag == hier.date() and hier > op(dag, TOT):
        dag = verder(dag, 1)
    return max(hier, op(dag, VAN))


def geleden(nu: datetime, dagen: int, minuut: int) -> datetime:
    """Zoveel dagen terug om `minuut` na middernacht, in het weekend de vrijdag ervoor, en nooit later dan nu.

    Moet dat moment vandaag nog komen, dan valt het naar verhouding eerder op de dag.
    """
    tot = laatste(nu)
    dag = min(tot.date(), werkdag(nu.astimezone(HIER).date() - timedelta(days=dagen)))
    moment, begin = op(dag, minuut), op(dag, VAN)
    return moment if moment <= tot else begin + (tot - begin) * ((minuut - VAN) / (TOT - VAN))


def daarna(moment: datetime, nu: datetime, *, dagen: int = 0, minuten: int = 0) -> datetime:
    """Zoveel dagen en minuten na `moment`, op een werkdag en nooit later dan nu."""
    dag = volgende_werkdag(moment.astimezone(HIER).date() + timedelta(days=dagen))
    straks = datetime.combine(dag, moment.astimezone(HIER).time(), HIER) + timedelta(minutes=minuten)
    return min(straks, laatste(nu))


def in_kantooruren(rnd: Random, dag: date) -> datetime:
    """Een moment in de werkdag van deze dag of de laatste werkdag ervoor."""
    return op(werkdag(dag), rnd.randrange(VAN, TOT))


def deel(van: datetime, tot: datetime, hoever: float) -> datetime:
    """Het moment waarop `hoever` (0 tot 1) van de kantooruren tussen `van` en `tot` voorbij is.

    Zijn er geen kantooruren tussen de twee, dan is het `van`.
    """
    van, tot = van.astimezone(HIER), tot.astimezone(HIER)
    stukken: list[tuple[datetime, timedelta]] = []
    dag = van.date()
    while dag <= tot.date():
        begin, eind = max(van, op(dag, VAN)), min(tot, op(dag, TOT))
        if begin < eind and is_werkdag(dag):
            stukken.append((begin, eind - begin))
        dag += DAG
    over = sum((lang for _, lang in stukken), timedelta()) * hoever
    for begin, lang in stukken:
        if over <= lang:
            return begin + timedelta(seconds=int(over.total_seconds()))
        over -= lang
    return van


def tussen(rnd: Random, van: datetime, tot: datetime) -> datetime:
    """Een willekeurig moment in de kantooruren tussen `van` en `tot`; zijn die er niet, dan `van`."""
    return deel(van, tot, rnd.random())
