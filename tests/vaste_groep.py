"""De vaste groep van alle proeven: Sanne en Bilal in twee teams, Fatma aan de telefoon, Joris die niets leest."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import gebieden_van


@dataclass(frozen=True)
class Groep:
    """Twee teams en vijf mensen in één stelsel."""

    stelsel: Stelsel
    gemeente: Gemeente
    team: Team
    ander_team: Team
    sanne: Medewerker
    bilal: Medewerker
    fatma: Medewerker
    joris: Medewerker
    marieke: Medewerker


def medewerker(
    stelsel: Stelsel, inlog: str, naam: str, rol: str, team: Team | None, *, van: date | None = None
) -> Medewerker:
    """Een medewerker met account en één rol, standaard sinds een jaar."""
    mens = Medewerker.objects.create(
        stelsel=stelsel, naam=naam, account=Account.objects.create(username=f"{inlog}-{stelsel.naam}")
    )
    begin = van or timezone.localdate() - timedelta(days=365)
    Lidmaatschap.objects.create(stelsel=stelsel, medewerker=mens, team=team, rol=rol, van=begin)
    return mens


def maak_groep(stelsel: Stelsel, gemeente: Gemeente, team: Team, ander_team: Team) -> Groep:
    """De vaste groep in bestaande teams."""
    return Groep(
        stelsel=stelsel,
        gemeente=gemeente,
        team=team,
        ander_team=ander_team,
        sanne=medewerker(stelsel, "sanne", "Sanne de Boer", "wijkwerker", team),
        bilal=medewerker(stelsel, "bilal", "Bilal Amrani", "wijkwerker", ander_team),
        fatma=medewerker(stelsel, "fatma", "Fatma Koç", "kcc-medewerker", None),
        joris=medewerker(stelsel, "joris", "Joris Maas", "fg", None),
        marieke=medewerker(stelsel, "marieke", "Marieke Vos", "teammanager", team),
    )


def wijken(team: Team) -> list[str]:
    """De codes van de wijken waar een team nu voor is, op volgorde."""
    return sorted(wijk.code for wijk in gebieden_van([team.pk], timezone.localdate()).get(team.pk, []))


def kaal_stelsel(naam: str = "lindenhout") -> Groep:
    """Een verzonnen stelsel met twee teams, zonder inrichting."""
    stelsel = Stelsel.objects.create(naam=naam, titel=naam.title())
    gemeente = Gemeente.objects.create(stelsel=stelsel, code="GM9999", naam=naam.title())
    begin = date(2020, 1, 1)
    team = Team.objects.create(stelsel=stelsel, slug="molenwijk", naam="Team Molenwijk", soort="wijkteam", van=begin)
    ander = Team.objects.create(stelsel=stelsel, slug="kanaal", naam="Team Kanaal", soort="wijkteam", van=begin)
    return maak_groep(stelsel, gemeente, team, ander)
