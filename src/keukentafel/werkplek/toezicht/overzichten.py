"""Het blad Toezicht: noodtoegang die wacht, vlaggen met hun volgende stap, en hoe het logboek ervoor staat."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.doen.delen.overzichten import te_beoordelen
from keukentafel.doen.toezicht import overzichten as bron
from keukentafel.doen.toezicht.models import Vlag
from keukentafel.doen.toezicht.nalopen import laatste
from keukentafel.doen.toezicht.overzichten import Plekken
from keukentafel.doen.toezicht.waarnemen import over_dossiers
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.logboek.models import Logregel
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regels.toezicht.waarneming import Soort
from keukentafel.regels.toezicht.woorden import KOPPEN, anders, reden
from keukentafel.werkplek import datums, klok
from keukentafel.werkplek.klok import Klok
from keukentafel.werkplek.toezicht import woorden
from keukentafel.werkplek.woorden import hoofdletter, klein_begin, telwoord

PER_BLAD = 25
HOOGSTENS = 500
"""Meer open vlaggen dan dit is geen lijst meer maar een probleem; de oudste blijven dan weg."""


@dataclass(frozen=True)
class Nood:
    """Noodtoegang die wacht op een oordeel."""

    nood: Noodtoegang
    klok: Klok
    plek: str
    kenmerk: str
    feiten: str
    gedaan: list[Logregel]

    @property
    def laat(self) -> bool:
        """Is de tijd om te oordelen voorbij?"""
        return self.klok.stand == "laat"


@dataclass(frozen=True)
class Vlagrij:
    """Een vlag in woorden."""

    vlag: Vlag
    plek: str
    kop: str
    reden: str
    anders: str
    merk: tuple[str, str]


def blad(kring: Werkkring, nu: datetime, blad_nr: str) -> dict[str, object]:
    """De context van het blad Toezicht; `dossiers` zijn de dossiers die er met hun kenmerk op staan."""
    vandaag, stelsel_id = timezone.localdate(nu), kring.stelsel.pk
    _versie, inrichting = inrichting_op(stelsel_id, vandaag)
    wachtend = list(te_beoordelen(kring)[:HOOGSTENS])
    vlaggen = list(bron.open_vlaggen(stelsel_id)[:HOOGSTENS])
    pagina: Page[Vlag] = Paginator(vlaggen, PER_BLAD).get_page(blad_nr)
    plekken = Plekken([*(n.medewerker_id for n in wachtend), *(v.medewerker_id for v in pagina)])
    noden = noodrijen(wachtend, plekken, inrichting, nu)
    nalezing = laatste(stelsel_id)
    dossiers = {n.dossier_id for n in wachtend} | {v.dossier_id for v in pagina if v.dossier_id}
    return {
        "vandaag": vandaag,
        "lead": lead(noden, vlaggen, vandaag),
        "noden": noden,
        "te_laat": sum(1 for nood in noden if nood.laat),
        "oordeel_uren": inrichting.toezicht.oordeel_uren,
        "vlaggen": [vlagrij(vlag, plekken, vandaag) for vlag in pagina],
        "pagina": pagina,
        "open_aantal": len(vlaggen),
        "nieuw_aantal": sum(1 for vlag in vlaggen if vlag.status == Vlag.Status.NIEUW),
        "nalezing": nalezing,
        "zegel": woorden.zegel(nalezing.keten_afdruk) if nalezing else "",
        "dossiers": dossiers,
    }


def lead(noden: list[Nood], vlaggen: list[Vlag], vandaag: date) -> str:
    """Wat er vandaag moet, in een paar zinnen."""
    zinnen = []
    if noden:
        wacht = ngettext(
            "Eén keer noodtoegang wacht op jouw oordeel", "%(n)s keer noodtoegang wacht op jouw oordeel", len(noden)
        ) % {"n": hoofdletter(telwoord(len(noden)))}
        laat = sum(1 for nood in noden if nood.laat)
        gauw = sum(1 for nood in noden if not nood.laat and nood.klok.datum == vandaag)
        bij = [_("%(n)s te laat") % {"n": telwoord(laat)}] if laat else []
        bij += [_("%(n)s vandaag") % {"n": telwoord(gauw)}] if gauw else []
        zinnen.append(f"{', '.join([wacht, *bij])}.")
    nieuw = sum(1 for vlag in vlaggen if vlag.status == Vlag.Status.NIEUW)
    if nieuw:
        tekst = ngettext("Er is één nieuwe vlag.", "Er zijn %(n)s nieuwe vlaggen.", nieuw)
        zinnen.append(tekst % {"n": telwoord(nieuw)})
    return " ".join(zinnen) or str(_("Er wacht niets op jou. Lees het logboek na om te zien of dat zo blijft."))


def noodrijen(noden: list[Noodtoegang], plekken: Plekken, inrichting: Inrichting, nu: datetime) -> list[Nood]:
    """De noodtoegang met klok, kenmerk en wat er te zien was; de langst wachtende eerst."""
    if not noden:
        return []
    over = over_dossiers(noden[0].stelsel_id, {nood.dossier_id for nood in noden})
    gedaan = gedaan_in(noden)
    uren = timedelta(hours=inrichting.toezicht.oordeel_uren)
    return [
        Nood(
            nood=nood,
            klok=noodklok(nood.van, nood.van + uren, nu),
            plek=plekken.op(nood.medewerker_id, timezone.localdate(nood.van)),
            kenmerk=over[nood.dossier_id].kenmerk if nood.dossier_id in over else "",
            feiten=_feiten(nood, gedaan.get(nood.pk, []), timezone.localdate(nu)),
            gedaan=gedaan.get(nood.pk, []),
        )
        for nood in noden
    ]


def noodklok(van: datetime, voor: datetime, nu: datetime) -> Klok:
    """De klok van een oordeel: uren in plaats van dagen, en rood als de tijd om is."""
    vandaag, dag = timezone.localdate(nu), timezone.localdate(voor)
    kop = datums.dag_kort(dag, vandaag)
    if nu >= voor:
        uren = int((nu - voor).total_seconds() // 3600)
        onder = ngettext("%(n)s uur te laat", "%(n)s uur te laat", uren) % {"n": uren} if uren else _("net te laat")
        return Klok("laat", dag, kop, onder)
    deel = round(100 * (nu - van).total_seconds() / (voor - van).total_seconds())
    return Klok("gauw", dag, kop, _("uiterlijk %(tijd)s") % {"tijd": datums.tijd(voor)}, min(max(deel, 2), 98))


def gedaan_in(noden: list[Noodtoegang]) -> dict[UUID, list[Logregel]]:
    """Per noodtoegang de logregels van dat dossier en die medewerker, in één vraag."""
    waar = Q()
    for nood in noden:
        waar |= Q(
            dossier_id=nood.dossier_id, medewerker_id=nood.medewerker_id, moment__gte=nood.van, moment__lt=nood.tot
        )
    regels = list(Logregel.objects.filter(waar, stelsel=noden[0].stelsel_id, uitkomst="gelukt").order_by("nr")[:5_000])
    return {
        nood.pk: [
            regel
            for regel in regels
            if (regel.dossier_id, regel.medewerker_id) == (nood.dossier_id, nood.medewerker_id)
            and nood.van <= regel.moment < nood.tot
        ]
        for nood in noden
    }


def _feiten(nood: Noodtoegang, regels: list[Logregel], vandaag: date) -> str:
    """Wanneer, hoe lang en wat zij zag: "gisteren, 9.05 uur, 34 minuten. Zag: het huishouden met de tijdlijn." """
    wanneer = datums.moment(nood.van, vandaag).capitalize()
    if not regels:
        return _("%(wanneer)s. Deed het dossier daarna niet open.") % {"wanneer": wanneer}
    minuten = max(round((regels[-1].moment - nood.van).total_seconds() / 60), 1)
    duur = ngettext("%(n)s minuut", "%(n)s minuten", minuten) % {"n": minuten}
    zag = ", ".join(klein_begin(zag) for zag in dict.fromkeys(woorden.gezien(regel) for regel in regels))
    return _("%(wanneer)s, %(duur)s. Zag: %(zag)s.") % {"wanneer": wanneer, "duur": duur, "zag": zag}


def vlagrij(vlag: Vlag, plekken: Plekken, vandaag: date) -> Vlagrij:
    """Een vlag met haar reden en haar stand."""
    soort: Soort = vlag.soort  # type: ignore[assignment]
    return Vlagrij(
        vlag=vlag,
        plek=plekken.op(vlag.medewerker_id, timezone.localdate(vlag.begin)),
        kop=KOPPEN[soort],
        reden=reden(soort, vlag.redenen, vlag.getallen),
        anders=anders(soort, vlag.redenen, vlag.getallen),
        merk=_merk(vlag),
    )


def _merk(vlag: Vlag) -> tuple[str, str]:
    """De soort en het woord van het merkje."""
    if vlag.status == Vlag.Status.NIEUW and vlag.te_verklaren:
        return "safe", _("Te verklaren")
    soort = {
        Vlag.Status.NIEUW: "active",
        Vlag.Status.UITLEG_GEVRAAGD: "warning",
        Vlag.Status.VERKLAARD: "safe",
        Vlag.Status.GESLOTEN: "neutral",
    }[Vlag.Status(vlag.status)]
    return soort, str(Vlag.Status(vlag.status).label)


def vlagrijen(vlaggen: Iterable[Vlag], vandaag: date) -> list[Vlagrij]:
    """Een paar vlaggen in woorden, voor één medewerker."""
    vlaggen = list(vlaggen)
    if not vlaggen:
        return []
    plekken = Plekken(vlag.medewerker_id for vlag in vlaggen)
    return [vlagrij(vlag, plekken, vandaag) for vlag in vlaggen]


def voor_haarzelf(rij: Vlagrij) -> Vlagrij:
    """De vlag voor wie uitleg moet geven: over een dossier altijd dezelfde woorden.

    Een adres kan geheim zijn: dat het gelijk is aan het hare, of dat een naam dat is, staat er dus nooit.
    """
    if rij.vlag.dossier_id is None:
        return rij
    kop = _("Je keek in dossier %(kenmerk)s") % {"kenmerk": rij.vlag.kenmerk}
    return replace(rij, kop=kop, reden=_("Vertel waarom dat nodig was."), anders="")


def gevraagd(medewerker: Medewerker, vandaag: date) -> list[tuple[Vlagrij, Klok]]:
    """De vlaggen waarover deze medewerker nog uitleg moet geven, voor Mijn werk."""
    rijen = [voor_haarzelf(rij) for rij in vlagrijen(bron.vlaggen_aan(medewerker)[:PER_BLAD], vandaag)]
    return [
        (rij, klok.maak(rij.vlag.antwoord_voor or vandaag, vandaag, begin=timezone.localdate(rij.vlag.begin)))
        for rij in rijen
    ]
