"""Wat er in de wijken van de stad speelt en niet over een persoon gaat, langs de handelingen."""

from random import Random
from uuid import NAMESPACE_URL, uuid5

from keukentafel.project.demo import tijden
from keukentafel.project.demo.buurt import Spel, speel, verhaal
from keukentafel.project.demo.groep import voorpost
from keukentafel.project.demo.stad.plaats import Stad
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import medewerkers_met
from keukentafel.regelen.teams.overzichten import teams_in

WIJKEN = 12
"""In hoogstens zoveel wijken speelt iets. # aanname"""
PER_WIJK = (1, 4)
"""Zoveel signalen in zo'n wijk. # aanname"""
DAGEN = 150


def meld(rnd: Random, stad: Stad) -> int:
    """Meld in een aantal wijken wat er speelt, door wie er werkt; geeft hoeveel."""
    rijen, aantal = verhaal(), 0
    jaren = {gebied.code: gebied.jaar for gebied in stad.inrichting.gebieden}
    alle = [een for een in Gebied.objects.filter(stelsel_id=stad.stelsel_id).order_by("code") if _nu(een, jaren)]
    for wijk in rnd.sample(alle, min(WIJKEN, len(alle))):
        werkers = _werkers(stad, wijk)
        for rij in rnd.choices(rijen, k=rnd.randint(*PER_WIJK)) if werkers else ():
            sleutel = uuid5(NAMESPACE_URL, f"stad:{stad.inrichting.naam}:{stad.zaad}:buurt:{aantal}")
            toen = tijden.geleden(stad.nu, rnd.randint(1, DAGEN), rnd.randrange(tijden.VAN, 12 * 60))
            speel(Spel(sleutel, wijk, rnd.choice(werkers), rnd.choice(werkers), rij), toen)
            aantal += 1
    return aantal


def _nu(wijk: Gebied, jaren: dict[str, int]) -> bool:
    """Is dit de wijk zoals de inrichting van vandaag haar noemt?"""
    return jaren.get(wijk.code) == wijk.jaar


def _werkers(stad: Stad, wijk: Gebied) -> list[Medewerker]:
    """Wie er in deze wijk werkt en schrijft; heeft geen team er een wijk, dan de teams van de vaste groep."""
    return [
        mens
        for team in teams_in(wijk.pk, stad.dag) or voorpost(stad.inrichting)
        for mens in medewerkers_met("dossier_schrijven", stelsel_id=stad.stelsel_id, team_id=team.pk, dag=stad.dag)
    ]
