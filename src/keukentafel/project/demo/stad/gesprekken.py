"""Wat er na het opnemen in het dossier kwam: gesprekken, wat er daarna te doen was, en een afspraak die nog komt."""

from collections.abc import Collection
from datetime import datetime, timedelta

from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad import sjablonen
from keukentafel.project.demo.stad.verhaal import Bezig, Bezoek, Gesprek, Taakje

TAAK, GEDAAN, TAAK_LAAT = 0.35, 0.6, 12
"""Na welk deel van de gesprekken er iets te doen is, welk deel op tijd gedaan is, en hoe laat een taak wordt."""
AFSPRAAK = 0.7
TERUGKIJKEN, NOG_TIJD = timedelta(days=10), timedelta(days=4)
"""Na zoveel tijd wordt er teruggekeken; en zoveel tijd is er voor een taak voordat de vraag klaar is. # aanname"""
EERST_BIJ_SIGNAAL = timedelta(days=3)
"""Bij een signaal is het eerste gesprek snel: er loopt een klok."""


def gesprekken(
    bezig: Bezig, ingevuld: dict[str, str], opgenomen: datetime, beantwoord: datetime | None
) -> tuple[Gesprek, ...]:
    """De regels in het journaal, op volgorde en elk op een eigen dag. Wie alleen gebeld wilde worden, heeft er geen."""
    if bezig.sjabloon.soort == "terugbelverzoek":
        return ()
    uit: list[Gesprek] = []
    for fase, moment in _wanneer(bezig, opgenomen, beantwoord):
        vorige = uit[-1].moment if uit else opgenomen
        if uit and moment.date() <= vorige.date():
            continue
        gesprek = _gesprek(bezig, fase, (vorige, moment), ingevuld, [eerder.samenvatting for eerder in uit])
        if gesprek is not None and opgenomen < moment:
            uit.append(gesprek)
    return tuple(uit)


def _wanneer(bezig: Bezig, opgenomen: datetime, beantwoord: datetime | None) -> list[tuple[str, datetime]]:
    """De momenten met hun fase: kennismaken, wat ertussen zit, en terugkijken als het langer duurde."""
    rnd, tot = bezig.rnd, beantwoord or bezig.nu
    snel = min(tot, opgenomen + EERST_BIJ_SIGNAAL) if bezig.sjabloon.soort == "signaal" else tot
    begin = tijden.tussen(rnd, opgenomen, opgenomen + (snel - opgenomen) / 3)
    weken = (tot - opgenomen).days / 7
    midden = sorted(tijden.tussen(rnd, begin, tot) for _ in range(min(9, int(rnd.uniform(0.2, 0.7) * weken))))
    uit = [("eerste", begin), *(("midden", moment) for moment in midden)]
    if beantwoord and beantwoord - begin > TERUGKIJKEN and rnd.random() < 0.6:
        slot = max(
            beantwoord - timedelta(minutes=rnd.randint(5, 50)), tijden.op(tijden.werkdag(beantwoord.date()), tijden.VAN)
        )
        uit = [een for een in uit if een[1].date() < slot.date()]
        uit.append(("laatste", slot))
    return uit


def _gesprek(
    bezig: Bezig, fase: str, tijd: tuple[datetime, datetime], ingevuld: dict[str, str], gezegd: Collection[str]
) -> Gesprek | None:
    """Een regel die er nog niet stond; None als alles wat past al is gezegd. `tijd`: het vorige moment en dit."""
    rnd, (vorige, moment) = bezig.rnd, tijd
    passend = [
        regel
        for regel in sjablonen.gespreksregels()
        if regel.fase == fase
        and regel.thema in ("", bezig.sjabloon.thema)
        and all(sjablonen.past(tekst, ingevuld) for tekst in (regel.met_wie, regel.tekst))
        and regel.tekst.format_map(ingevuld) not in gezegd
    ]
    if not passend:
        return None
    regel = rnd.choices(passend, [3 if regel.thema else 1 for regel in passend])[0]
    vooraf = tijden.tussen(rnd, max(vorige, moment - timedelta(days=9)), moment)
    return Gesprek(
        moment=moment,
        kanaal=regel.kanaal,
        met_wie=regel.met_wie.format_map(ingevuld),
        minuten=5 * round(rnd.randint(*regel.minuten) / 5),
        samenvatting=regel.tekst.format_map(ingevuld),
        gepland=vooraf if regel.kanaal == "huisbezoek" and vooraf.date() < moment.date() else None,
    )


def taken(
    bezig: Bezig, ingevuld: dict[str, str], gevoerd: tuple[Gesprek, ...], beantwoord: datetime | None
) -> tuple[Taakje, ...]:
    """Na een op de drie gesprekken is er iets te doen; wat op tijd gedaan kon zijn, is dat meestal ook."""
    rnd, uit, gevraagd = bezig.rnd, [], set[str]()
    for gesprek in gevoerd:
        wat = sjablonen.kies_tekst(rnd, sjablonen.taken(bezig.sjabloon.thema), ingevuld)
        nog_tijd = beantwoord is None or (
            beantwoord - gesprek.moment >= NOG_TIJD and klaar_tussen(gesprek.moment, beantwoord, 0) is not None
        )
        if rnd.random() >= TAAK or not wat or wat in gevraagd or not nog_tijd:
            continue
        gevraagd.add(wat)
        uiterlijk = tijden.verder(gesprek.moment.date(), rnd.randint(2, 15))
        oud = (bezig.nu.date() - uiterlijk).days > TAAK_LAAT
        klaar = None
        if beantwoord or oud or rnd.random() < GEDAAN:
            tot = beantwoord or min(bezig.nu, tijden.op(uiterlijk, tijden.TOT))
            klaar = klaar_tussen(gesprek.moment, tot, rnd.random())
        uit.append(Taakje(wat, gesprek.moment + timedelta(minutes=1), uiterlijk, klaar))
    return tuple(uit)


def klaar_tussen(gegeven: datetime, tot: datetime, hoever: float) -> datetime | None:
    """Wanneer een taak klaar was: na de dag waarop zij begon en voor de laatste dag; None als dat niet past."""
    van = tijden.op(tijden.verder(gegeven.date(), 1), tijden.VAN)
    eind = tijden.op(tijden.werkdag(tot.date() - tijden.DAG), tijden.TOT)
    return tijden.deel(van, eind, hoever) if van < eind else None


def bezoek(bezig: Bezig, ingevuld: dict[str, str]) -> Bezoek | None:
    """Soms staat er al een afspraak, in de komende weken op een heel of half uur."""
    rnd = bezig.rnd
    if bezig.sjabloon.soort == "terugbelverzoek" or rnd.random() >= AFSPRAAK:
        return None
    dag = tijden.verder(bezig.vandaag, min(14, 1 + int(rnd.expovariate(1 / 4))))
    begin = tijden.op(dag, rnd.randrange(9 * 60, 16 * 60 + 30, 30))
    return Bezoek(begin, rnd.choice((30, 45, 60, 90)), ingevuld["naam"], rnd.random() < 0.7)
