"""De vaste groep van de demo: twee wijkwerkers met een team om hen heen, het KCC, en elk ander soort team."""

from datetime import date, timedelta
from typing import Any

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.toegang.models import Account
from keukentafel.project.demo import WACHTWOORD, inzet
from keukentafel.project.demo.delen import PARTNER, zet_bij_partner
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import op

VASTE_GROEP = {
    "sanne": ("Sanne de Boer", "wijkwerker"),
    "bilal": ("Bilal Amrani", "wijkwerker"),
    "vincent": ("Vincent Vos", "vrijwilliger"),
    "fatma": ("Fatma Koç", "kcc-medewerker"),
    "pieter": ("Pieter de Wit", "beleidsadviseur"),
    "joris": ("Joris Maas", "fg"),
}
PER_SOORT = {
    "wijkteam": ("nina", "Nina Smit", "wijkwerker"),
    "jeugdteam": ("jorrit", "Jorrit Bakker", "jeugd-en-gezinswerker"),
    "volwassenenteam": ("vera", "Vera de Groot", "wijkwerker"),
    "complexteam": ("carla", "Carla Post", "casusregisseur"),
    "expertteam": ("esther", "Esther Mulder", "expert"),
    "interventieteam": ("irene", "Irene Vonk", "casusregisseur"),
    "triageteam": ("tara", "Tara Blom", "wijkwerker"),
    "voorveld": ("viktor", "Viktor Lam", "wijkwerker"),
    "loket": ("wilma", "Wilma Kuipers", "wmo-consulent"),
    "stadsteam": ("thijs", "Thijs Verhoeven", "casusregisseur"),
}


def teams_van(inrichting: Inrichting) -> dict[str, Team]:
    """De teams van deze versie, op korte naam."""
    alle = Team.objects.filter(op(inrichting.geldig_vanaf), stelsel__naam=inrichting.naam)
    return {team.slug: team for team in alle}


def voorpost(inrichting: Inrichting) -> tuple[Team, Team]:
    """De twee teams van Sanne en Bilal: uit het soort met de meeste teams, of anders twee soorten naast elkaar."""
    soorten = [team.soort for team in inrichting.teams]
    meeste = max(dict.fromkeys(soorten), key=soorten.count)
    volgorde = sorted(inrichting.teams, key=lambda team: team.soort != meeste)
    slugs = [team.slug for team in volgorde]
    teams = teams_van(inrichting)
    return teams[slugs[0]], teams[slugs[min(1, len(slugs) - 1)]]


def maak_groep(inrichting: Inrichting, dag: date) -> dict[str, Medewerker]:
    """Maak de accounts en medewerkers die er nog niet zijn; de sleutel is de inlognaam."""
    hier, elders = voorpost(inrichting)
    plekken: dict[str, Team | None] = {"sanne": hier, "bilal": elders, "vincent": hier}
    groep = {
        inlog: _medewerker(hier.stelsel_id, (inlog, naam, rol), plekken.get(inlog), dag)
        for inlog, (naam, rol) in VASTE_GROEP.items()
    }
    groep[PARTNER[0]] = _medewerker(hier.stelsel_id, PARTNER, None, dag)
    zet_bij_partner(groep[PARTNER[0]])
    bezet = {hier.soort, elders.soort}
    teams = teams_van(inrichting)
    for team in inrichting.teams:
        if team.soort in bezet:
            continue
        bezet.add(team.soort)
        wie = PER_SOORT[team.soort]
        groep[wie[0]] = _medewerker(hier.stelsel_id, wie, teams[team.slug], dag)
    return groep | _met_inzet(groep, {"hier": hier, "elders": elders}, dag)


def _met_inzet(groep: dict[str, Medewerker], plekken: dict[str, Team], dag: date) -> dict[str, Medewerker]:
    """De manager, de kwaliteitsmedewerker, de beheerder en de collega's, en ieders uren, kennis en registraties."""
    stelsel_id = plekken["hier"].stelsel_id
    mensen: list[tuple[Medewerker, dict[str, Any]]] = []
    erbij: dict[str, Medewerker] = {}
    for rij in inzet.rijen():
        team = plekken.get(rij.get("plek", ""))
        if "inlog" not in rij:
            mensen.append((inzet.naamloos(stelsel_id, rij, team, dag), rij))
            continue
        if rij["inlog"] not in groep:
            erbij[rij["inlog"]] = _medewerker(stelsel_id, (rij["inlog"], rij["naam"], rij["rol"]), team, dag)
        mensen.append(((groep | erbij)[rij["inlog"]], rij))
    inzet.zet(mensen, plekken, erbij["bea"])
    return erbij


def _medewerker(stelsel_id: int, wie: tuple[str, str, str], team: Team | None, dag: date) -> Medewerker:
    inlog, naam, rol = wie
    account, nieuw = Account.objects.get_or_create(username=inlog)
    if nieuw:
        account.set_password(WACHTWOORD)
        account.save(update_fields=["password"])
    medewerker, _ = Medewerker.objects.get_or_create(account=account, defaults={"stelsel_id": stelsel_id, "naam": naam})
    if not medewerker.lidmaatschappen.exists():
        Lidmaatschap.objects.create(
            stelsel_id=stelsel_id, medewerker=medewerker, team=team, rol=rol, van=dag - timedelta(days=365)
        )
    return medewerker
