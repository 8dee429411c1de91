"""De stad in de database: alles of niets, en dezelfde stad twee keer is één stad."""

import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from random import Random
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Contactmoment, Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.project.demo import tijden
from keukentafel.project.demo.groep import voorpost
from keukentafel.project.demo.stad import bevolking, buurt, erbij, langs, verhalen
from keukentafel.project.demo.stad.beloften import contact_op, kennismaking
from keukentafel.project.demo.stad.dossierrijen import Dossierwerk, Kennis
from keukentafel.project.demo.stad.kopie import Voortgang, kopieer
from keukentafel.project.demo.stad.plaats import Geplaatst, Stad, plaats, wijken
from keukentafel.project.demo.stad.ploeg import Ploeg, stel_samen
from keukentafel.project.demo.stad.rijen import Bundel, Rij, Tabellen
from keukentafel.project.demo.stad.verhaal import Geschiedenis
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.teams.overzichten import lopende_teams

SLEUTEL = "stad"
LANGS_HANDELINGEN = 40


@dataclass(frozen=True)
class Telling:
    """Wat er in de stad staat."""

    inrichting: str
    inwoners: int
    zaad: int
    huishoudens: int
    dossiers: int
    vragen: int
    contacten: int
    langs_handelingen: int


def bouw(*, naam: str, inwoners: int, zaad: int, nu: datetime, voortgang: Voortgang) -> Telling:
    """Bouw de stad naast de demo die er al staat, en noteer dat zij er is."""
    with transaction.atomic():
        stad = vind_stad(naam, nu, f"{inwoners}:{zaad}")
        voortgang("mensen", 0, inwoners)
        huishoudens = bevolking.bevolk(Random(f"{zaad}:mensen"), inwoners, wijken(stad.inrichting), stad.dag)
        voortgang("mensen", inwoners, inwoners)
        bekend = bevolking.met_dossier(Random(f"{zaad}:bekend"), huishoudens)
        stad = replace(stad, bsn=bevolking.deel_nummers_uit(Random(f"{zaad}:nummers"), bekend))
        alle = verhalen.alle(Random(f"{zaad}:verhalen"), bekend, nu)
        geplaatst = _plaats_alle(Random(f"{zaad}:plaats"), stad, alle, voortgang)
        huizen = Counter(rij[0].team.pk for rij in geplaatst if any(een.verhaal.opgenomen for een in rij))
        ploeg = stel_samen(Random(f"{zaad}:ploeg"), stad, huizen)
        echt, rest = _verdeel(stad, geplaatst)
        werk = Random(f"{zaad}:werk")
        for klaar, een in enumerate(echt, start=1):
            langs.speel(werk, stad, ploeg, een)
            voortgang("handelingen", klaar, len(echt))
        kopieer(Bulk(werk, stad, ploeg).alle(rest, voortgang), voortgang)
        erbij.bel_vergeefs(werk, stad)
        erbij.laat_wachten(werk, stad, {team.pk for team in voorpost(stad.inrichting)})
        buurt.meld(Random(f"{zaad}:buurt"), stad)
        telling = Telling(naam, inwoners, zaad, len(huishoudens), *_tel(stad), len(echt))
        noteer(asdict(telling))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return telling


def vind_stad(naam: str, nu: datetime, zaad: str) -> Stad:
    """Het stelsel van de demo, met de inrichting en de teams van vandaag."""
    stelsel = Stelsel.objects.get(naam=naam)
    dag = timezone.localdate(nu)
    _versie, inrichting = inrichting_op(stelsel.pk, dag)
    teams = {team.slug: team for team in lopende_teams(stelsel.pk, dag)}
    return Stad(stelsel.pk, inrichting, teams, nu, zaad)


def _plaats_alle(rnd: Random, stad: Stad, alle: list[Geschiedenis], voortgang: Voortgang) -> list[list[Geplaatst]]:
    uit, nummer = [], 0
    for klaar, geschiedenis in enumerate(alle, start=1):
        uit.append(plaats(rnd, stad, geschiedenis, nummer))
        nummer += len(geschiedenis.verhalen)
        if klaar % 50 == 0 or klaar == len(alle):
            voortgang("triage", klaar, len(alle))
    return uit


def _verdeel(stad: Stad, geplaatst: list[list[Geplaatst]]) -> tuple[list[Geplaatst], list[list[Geplaatst]]]:
    """Wat langs de handelingen gaat, eerst bij de teams van de vaste groep; en de rest."""
    vooraan = {team.pk for team in voorpost(stad.inrichting)}
    kan = [rij for rij in geplaatst if langs.kan(rij, stad)]
    echt = sorted(kan, key=lambda rij: rij[0].team.pk not in vooraan)[:LANGS_HANDELINGEN]
    erbij = {id(rij) for rij in echt}
    return [rij[0] for rij in echt], [rij for rij in geplaatst if id(rij) not in erbij]


@dataclass
class Bulk:
    """Bouwt de rijen van de vragen die niet langs de handelingen gaan."""

    rnd: Random
    stad: Stad
    ploeg: Ploeg
    kennis: Kennis = field(default_factory=dict)

    def alle(self, geplaatst: list[list[Geplaatst]], voortgang: Voortgang) -> Tabellen:
        """De rijen van alle dossiers."""
        tabellen: Tabellen = defaultdict(list)
        for klaar, rij in enumerate(geplaatst, start=1):
            dossier: Rij | None = None
            for een in rij:
                bundel = self.bundel(een, dossier)
                dossier = bundel.dossier
                for model, rijen in bundel.tabellen.items():
                    tabellen[model] += rijen
            if klaar % 50 == 0 or klaar == len(geplaatst):
                voortgang("dossiers", klaar, len(geplaatst))
        return tabellen

    def bundel(self, een: Geplaatst, dossier: Rij | None = None) -> Bundel:
        """De rijen van één vraag, van aannemen tot nu; `dossier` is dat van een eerdere vraag."""
        verhaal, team = een.verhaal, een.route.team
        aannemer = self.ploeg.neemt_aan(self.rnd, verhaal.feiten["kanaal"], team, verhaal.ontvangen)
        bundel = Bundel(een, aannemer, dossier, leest=self.ploeg.leest(aannemer, team))
        if een.daarna is not None and verhaal.opgenomen is not None:
            moment = tijden.deel(verhaal.ontvangen, verhaal.opgenomen, 0.5)
            collega = self.ploeg.iemand(self.rnd, team, moment)
            bundel.zet_door(een.daarna, collega, verhaal.doorzetten, moment)
        if verhaal.opgenomen is not None:
            self._werk(bundel, een, verhaal.opgenomen)
        return bundel

    def _werk(self, bundel: Bundel, een: Geplaatst, moment: datetime) -> None:
        verhaal = een.verhaal
        liever = bundel.dossier["contact_id"] if bundel.dossier else None
        loopt = verhaal.beantwoord is None
        werker = self.ploeg.kies(self.rnd, een.team, moment, loopt=loopt, liever=liever)
        bundel.neem_op(werker, moment)
        if verhaal.gebeld is not None:
            bundel.bel(werker, langs.belsleutel(een), verhaal.gebeld)
        if (contact := contact_op(verhaal)) is not None:
            bundel.er_is_contact(werker, contact)
        if verhaal.teruggemeld is not None:
            bundel.meld_terug(werker, self.stad.inrichting, verhaal.teruggemeld)
        if bundel.dossier is not None and bundel.in_eigen_dossier and verhaal.om is not None:
            werk = Dossierwerk(bundel, bundel.dossier, werker, self.stad.nu)
            if bundel.begint_dossier:
                mensen = [verhaal.om, *langs.huisgenoten(een)]
                werk.leer_kennen(mensen, een.geschiedenis.netwerk, self.kennis, kennismaking(verhaal))
            werk.journaal(een.opgave.sleutel, langs.plek(een))
            werk.taken(een.opgave.sleutel)
        if verhaal.beantwoord is not None:
            bundel.beantwoord(werker, verhaal.antwoord, verhaal.beantwoord)


def _tel(stad: Stad) -> tuple[int, int, int]:
    van = {"stelsel_id": stad.stelsel_id}
    return (
        Dossier.objects.filter(**van).count(),
        Vraag.objects.filter(**van).count(),
        Contactmoment.objects.filter(**van).count(),
    )


def noteer(telling: dict[str, Any]) -> None:
    """Onthoud in dezelfde transactie welke stad er staat."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO keukentafel_stand (sleutel, waarde) VALUES (%s, %s) "
            "ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde, moment = now()",
            [SLEUTEL, json.dumps(telling)],
        )
