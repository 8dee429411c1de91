from datetime import datetime

from django.db import transaction

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.acties import bewaar_versie
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.rechten.acties import bewaar_rechten
from keukentafel.regelen.teams.models import Team, TeamGebied


@transaction.atomic
def laad_inrichting(*, inrichting: Inrichting, nu: datetime) -> InrichtingVersie:
    """Zet een inrichting in het huis: versie, gebieden, organisaties en teams.

    Herhaald laden geeft dezelfde rijen. Een team dat niet meer in de inrichting staat, eindigt
    op de dag waarop deze versie begint; het verdwijnt nooit, want er kan werk bij liggen.
    """
    versie = bewaar_versie(inrichting=inrichting, nu=nu)
    bewaar_rechten(versie=versie, inrichting=inrichting)
    gebieden = _laad_gebieden(versie.stelsel_id, inrichting)
    for organisatie in inrichting.organisaties:
        Organisatie.objects.update_or_create(
            stelsel_id=versie.stelsel_id, slug=organisatie.slug, defaults={"naam": organisatie.naam}
        )
    _laad_teams(versie, inrichting, gebieden)
    return versie


def _laad_gebieden(stelsel_id: int, inrichting: Inrichting) -> dict[str, Gebied]:
    gemeenten = {g.code: g for g in Gemeente.objects.filter(stelsel_id=stelsel_id)}
    gebieden = {}
    for gebied in inrichting.gebieden:
        gebieden[gebied.code], _ = Gebied.objects.update_or_create(
            stelsel_id=stelsel_id,
            code=gebied.code,
            jaar=gebied.jaar,
            defaults={"naam": gebied.naam, "inwoners": gebied.inwoners, "gemeente": gemeenten[gebied.gemeente]},
        )
    return gebieden


def _laad_teams(versie: InrichtingVersie, inrichting: Inrichting, gebieden: dict[str, Gebied]) -> None:
    stelsel_id = versie.stelsel_id
    for nieuw in inrichting.teams:
        team, gemaakt = Team.objects.get_or_create(
            stelsel_id=stelsel_id,
            slug=nieuw.slug,
            defaults={"naam": nieuw.naam, "soort": nieuw.soort, "van": versie.versie},
        )
        if not gemaakt:
            Team.objects.filter(pk=team.pk).update(naam=nieuw.naam, soort=nieuw.soort, tot=None)
        TeamGebied.objects.filter(team=team).exclude(gebied__code__in=nieuw.gebieden).delete()
        TeamGebied.objects.bulk_create(
            [TeamGebied(stelsel_id=stelsel_id, team=team, gebied=gebieden[code]) for code in nieuw.gebieden],
            ignore_conflicts=True,
        )
    gebleven = [team.slug for team in inrichting.teams]
    Team.objects.filter(stelsel_id=stelsel_id, tot__isnull=True, van__lt=versie.versie).exclude(
        slug__in=gebleven
    ).update(tot=versie.versie)
