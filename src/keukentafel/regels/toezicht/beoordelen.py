"""Van waarneming naar vlaggen. Elke inzage wordt gewogen; wat geen vraag is, laat geen spoor na."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median_low
from typing import TypeVar

from keukentafel.regels.toezicht import woorden
from keukentafel.regels.toezicht.instellingen import Toezicht, Toezichtgegevens
from keukentafel.regels.toezicht.waarneming import Daad, Inzage, Signaal, Soort, Waarneming

T = TypeVar("T")
UUR = timedelta(hours=1)


def beoordeel(waar: Waarneming, gegevens: Toezichtgegevens) -> tuple[Signaal, ...]:
    """Alle vlaggen in deze waarneming, op moment. Dezelfde waarneming geeft altijd dezelfde vlaggen."""
    regels = gegevens.toezicht
    open_ = [inzage for inzage in waar.inzagen if not inzage.geweigerd]
    signalen = [
        *_gelijk("zelfde_achternaam", [i for i in open_ if i.zelfde_achternaam], regels),
        *_gelijk("zelfde_adres", [i for i in open_ if i.zelfde_adres], regels),
        *_niets_gedaan(open_, waar, regels),
        *_veel(open_, waar.daden, regels),
        *_geweigerd([i for i in waar.inzagen if i.geweigerd], regels),
        *_noodtoegang(waar, regels),
    ]
    return tuple(sorted(signalen, key=lambda s: (s.begin, s.soort, s.medewerker, str(s.dossier))))


def _signaal(soort: Soort, eerste: Inzage, eind: datetime, redenen: Sequence[str], getallen: dict[str, int]) -> Signaal:
    return Signaal(
        soort=soort,
        medewerker=eerste.medewerker,
        dossier=None if soort in {"veel_in_een_uur", "vaak_geweigerd"} else eerste.dossier,
        begin=eerste.moment,
        eind=eind,
        redenen=tuple(redenen),
        getallen=getallen,
        te_verklaren="vervangt" in redenen,
        reden=woorden.reden(soort, redenen, getallen),
        anders=woorden.anders(soort, redenen, getallen),
    )


def _per(dingen: Iterable[T], sleutel: Callable[[T], object]) -> list[list[T]]:
    groepen: dict[object, list[T]] = defaultdict(list)
    for ding in dingen:
        groepen[sleutel(ding)].append(ding)
    return list(groepen.values())


def _tussen(eerder: Inzage, later: Inzage) -> timedelta:
    """Hoeveel tijd er werkelijk tussen zit: op de klok aan de muur scheelt dat een uur als de zomertijd wisselt."""
    return later.moment.astimezone(UTC) - eerder.moment.astimezone(UTC)


def _op_volgorde(inzagen: Iterable[Inzage]) -> list[Inzage]:
    return sorted(inzagen, key=lambda i: i.moment.astimezone(UTC))


def _per_dossier(inzagen: Iterable[Inzage]) -> list[list[Inzage]]:
    in_dossier = _op_volgorde(i for i in inzagen if i.dossier is not None)
    return _per(in_dossier, lambda i: (i.medewerker, i.dossier))


def _omstandigheid(inzage: Inzage) -> str:
    return "vervangt" if inzage.vervangt else inzage.betrokken


def _gelijk(soort: Soort, inzagen: list[Inzage], regels: Toezicht) -> Iterator[Signaal]:
    """Naam of adres gelijk: altijd een vlag, één per dossier en per `opnieuw_na_dagen`."""
    for groep in _per_dossier(inzagen):
        vorige: datetime | None = None
        for inzage in groep:
            if vorige is None or inzage.moment - vorige >= timedelta(days=regels.opnieuw_na_dagen):
                yield _signaal(soort, inzage, inzage.moment, [_omstandigheid(inzage)], {"aantal": 1})
                vorige = inzage.moment


def _niets_gedaan(inzagen: list[Inzage], waar: Waarneming, regels: Toezicht) -> Iterator[Signaal]:
    """Gekeken en niets gedaan: van buiten het team één keer, van het eigen team vaker. Nooit wie er zelf aan werkt."""
    ruimte = timedelta(days=regels.handelen_dagen)
    daden: dict[tuple[int, object], list[datetime]] = defaultdict(list)
    for daad in waar.daden:
        daden[daad.medewerker, daad.dossier].append(daad.moment)
    for groep in _per_dossier(i for i in inzagen if i.betrokken != "zelf" and not i.noodtoegang):
        eigen = daden[groep[0].medewerker, groep[0].dossier]
        loos = [
            bezoek
            for bezoek in _bezoeken(groep, timedelta(minutes=regels.bezoek_minuten))
            if bezoek[-1].moment + ruimte <= waar.tot
            and not any(bezoek[0].moment - ruimte <= moment <= bezoek[-1].moment + ruimte for moment in eigen)
        ]
        yield from _loos(loos, regels)


def _loos(bezoeken: list[list[Inzage]], regels: Toezicht) -> Iterator[Signaal]:
    """De vlag bij bezoeken zonder daad van één medewerker aan één dossier: hoogstens één per `terugkijk_dagen`."""
    venster: list[list[Inzage]] = []
    vorige: datetime | None = None
    for bezoek in bezoeken:
        begin = bezoek[0].moment
        venster = [b for b in venster if begin - b[0].moment < timedelta(days=regels.terugkijk_dagen)] + [bezoek]
        if vorige is not None and begin - vorige < timedelta(days=regels.terugkijk_dagen):
            continue
        omstandigheid = _omstandigheid(bezoek[0])
        grens = regels.bezoeken_team if bezoek[0].betrokken == "team" else 1
        if len(venster) >= grens:
            getallen = {"aantal": len(venster), "grens": grens, "dagen": regels.handelen_dagen}
            redenen = ["niets_gedaan", omstandigheid]
            yield _signaal("geopend_niets_gedaan", bezoek[0], bezoek[-1].moment, redenen, getallen)
            vorige = begin


def _bezoeken(groep: list[Inzage], tussen: timedelta) -> list[list[Inzage]]:
    """Keren kijken: een blad dat een paar keer opnieuw laadt, is één keer."""
    bezoeken: list[list[Inzage]] = []
    for inzage in groep:
        if bezoeken and _tussen(bezoeken[-1][-1], inzage) < tussen:
            bezoeken[-1].append(inzage)
        else:
            bezoeken.append([inzage])
    return bezoeken


def _veel(inzagen: list[Inzage], daden: tuple[Daad, ...], regels: Toezicht) -> Iterator[Signaal]:
    """Meer verschillende dossiers in een uur dan gewoon: het eigen uur telt, met een bodem. Eén vlag per dag."""
    iets = {(daad.medewerker, daad.dossier) for daad in daden}
    for alle in _per(_op_volgorde(inzagen), lambda i: i.medewerker):
        uren = {uur: len({i.ding for i in groep}) for uur, groep in _per_uur(alle).items()}
        for dag in _per(alle, lambda i: i.moment.date()):
            druk = _drukste_uur(dag, lambda i: i.ding)
            gewoon = _gewoon(uren, druk)
            grens = max(regels.uur_minimum, regels.uur_factor * gewoon)
            aantal = len({i.ding for i in druk})
            if aantal > grens:
                gedaan = any((i.medewerker, i.dossier) in iets for i in druk)
                getallen = {"aantal": aantal, "gewoon": gewoon, "grens": grens}
                getallen |= {"factor": regels.uur_factor, "minimum": regels.uur_minimum}
                redenen = ["iets_gedaan" if gedaan else "niets_gedaan"]
                yield _signaal("veel_in_een_uur", druk[0], druk[-1].moment, redenen, getallen)


def _per_uur(inzagen: list[Inzage]) -> dict[datetime, list[Inzage]]:
    uren: dict[datetime, list[Inzage]] = defaultdict(list)
    for inzage in inzagen:
        uren[_uur(inzage.moment)].append(inzage)
    return uren


def _uur(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _gewoon(uren: dict[datetime, int], druk: list[Inzage]) -> int:
    """Het gewone uur: het middelste van de uren waarin zij iets opende, dat ene drukke uur niet meegeteld."""
    eigen = {_uur(inzage.moment) for inzage in druk}
    rest = [aantal for uur, aantal in uren.items() if uur not in eigen]
    return median_low(rest) if rest else 0


def _drukste_uur(dag: list[Inzage], wat: Callable[[Inzage], object]) -> list[Inzage]:
    """Het uur (zestig minuten, waar het ook begint) met de meeste verschillende dingen."""
    beste: list[Inzage] = []
    meest, begin = 0, 0
    telling: dict[object, int] = defaultdict(int)
    for eind, inzage in enumerate(dag):
        telling[wat(inzage)] += 1
        while _tussen(dag[begin], inzage) >= UUR:
            telling[wat(dag[begin])] -= 1
            if not telling[wat(dag[begin])]:
                del telling[wat(dag[begin])]
            begin += 1
        if len(telling) > meest:
            meest, beste = len(telling), dag[begin : eind + 1]
    return beste


def _geweigerd(pogingen: list[Inzage], regels: Toezicht) -> Iterator[Signaal]:
    for dag in _per(_op_volgorde(pogingen), lambda i: (i.medewerker, i.moment.date())):
        druk = _drukste_uur(dag, lambda i: (i.ding, i.moment))
        if len(druk) >= regels.geweigerd_per_uur:
            getallen = {"aantal": len(druk), "grens": regels.geweigerd_per_uur}
            yield _signaal("vaak_geweigerd", druk[0], druk[-1].moment, [], getallen)


def _noodtoegang(waar: Waarneming, regels: Toezicht) -> Iterator[Signaal]:
    """Noodtoegang is uitzondering: wie haar vaak neemt, legt dat uit. Over elke keer apart oordeelt een ander."""
    lengte = timedelta(days=regels.noodtoegang_dagen)
    for keren in _per(sorted(waar.noodtoegangen, key=lambda n: n.moment), lambda n: n.medewerker):
        venster: list[datetime] = []
        vorige: datetime | None = None
        for nood in keren:
            venster = [moment for moment in venster if nood.moment - moment < lengte] + [nood.moment]
            if len(venster) < regels.noodtoegang_keer or (vorige is not None and nood.moment - vorige < lengte):
                continue
            vorige = nood.moment
            getallen = {"aantal": len(venster), "grens": regels.noodtoegang_keer, "dagen": regels.noodtoegang_dagen}
            laatste = Inzage(nood.medewerker, nood.moment, str(nood.dossier))
            yield _signaal("noodtoegang", laatste, nood.moment, [], getallen)
