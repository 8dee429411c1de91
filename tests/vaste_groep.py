"""De vaste groep van alle proeven: Sanne en Bilal in twee teams, Fatma aan de telefoon, Joris die niets leest."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from keukentafel.inrichting.laden import goede_namen, laad
from keukentafel.kern.database import rollen
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.rechten.acties import bewaar_rechten
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import gebieden_van
from tests.rol import word


@dataclass(frozen=True)
class Groep:
    """Twee teams en zes mensen in één stelsel."""

    stelsel: Stelsel
    gemeente: Gemeente
    team: Team
    ander_team: Team
    sanne: Medewerker
    bilal: Medewerker
    fatma: Medewerker
    joris: Medewerker
    marieke: Medewerker
    bea: Medewerker


def medewerker(
    stelsel: Stelsel, inlog: str, naam: str, rol: str, team: Team | None, *, van: date | None = None
) -> Medewerker:
    """Een medewerker met account en één rol, standaard sinds een jaar."""
    with word(rollen.EIGENAAR):
        mens = Medewerker.objects.create(
            stelsel=stelsel, naam=naam, account=Account.objects.create(username=f"{inlog}-{stelsel.naam}")
        )
    geef_rol(mens, rol, team, van=van)
    return mens


def geef_rol(
    mens: Medewerker, rol: str, team: Team | None, *, gebied: Gebied | None = None, van: date | None = None
) -> Lidmaatschap:
    """Een rol erbij, standaard sinds een jaar."""
    begin = van or timezone.localdate() - timedelta(days=365)
    with word(rollen.EIGENAAR):
        return Lidmaatschap.objects.create(
            stelsel_id=mens.stelsel_id, medewerker=mens, team=team, gebied=gebied, rol=rol, van=begin
        )


def landelijke_rechten(stelsel: Stelsel) -> InrichtingVersie:
    """Een versie zonder inhoud, met de rechten die elke rol volgens de landelijke standaard heeft."""
    with word(rollen.EIGENAAR):
        versie, _ = InrichtingVersie.objects.get_or_create(
            stelsel=stelsel,
            versie=date(2020, 1, 1),
            vingerafdruk="0" * 64,
            defaults={"inhoud": {}, "geladen_op": timezone.now()},
        )
        bewaar_rechten(versie=versie, inrichting=laad(goede_namen()[0]))
    return versie


def maak_groep(stelsel: Stelsel, gemeente: Gemeente, team: Team, ander_team: Team) -> Groep:
    """De vaste groep in bestaande teams."""
    mensen = {
        "sanne": ("Sanne de Boer", "wijkwerker", team),
        "bilal": ("Bilal Amrani", "wijkwerker", ander_team),
        "fatma": ("Fatma Koç", "kcc-medewerker", None),
        "joris": ("Joris Maas", "fg", None),
        "marieke": ("Marieke Vos", "teammanager", team),
        "bea": ("Bea Dekker", "beheerder", None),
    }
    begin = timezone.localdate() - timedelta(days=365)
    with word(rollen.EIGENAAR):
        accounts = Account.objects.bulk_create(Account(username=f"{inlog}-{stelsel.naam}") for inlog in mensen)
        rij = Medewerker.objects.bulk_create(
            Medewerker(stelsel=stelsel, naam=naam, account=account)
            for account, (naam, _, _) in zip(accounts, mensen.values(), strict=True)
        )
        Lidmaatschap.objects.bulk_create(
            Lidmaatschap(stelsel=stelsel, medewerker=mens, team=plek, rol=rol, van=begin)
            for mens, (_, rol, plek) in zip(rij, mensen.values(), strict=True)
        )
    return Groep(stelsel, gemeente, team, ander_team, **dict(zip(mensen, rij, strict=True)))


def wijken(team: Team) -> list[str]:
    """De codes van de wijken waar een team nu voor is, op volgorde."""
    return sorted(wijk.code for wijk in gebieden_van([team.pk], timezone.localdate()).get(team.pk, []))


def kaal_stelsel(naam: str = "lindenhout") -> Groep:
    """Een verzonnen stelsel met twee teams, zonder inrichting."""
    with word(rollen.EIGENAAR):
        return _kaal(naam)


def _kaal(naam: str) -> Groep:
    stelsel = Stelsel.objects.create(naam=naam, titel=naam.title())
    landelijke_rechten(stelsel)
    gemeente = Gemeente.objects.create(stelsel=stelsel, code="GM9999", naam=naam.title())
    begin = date(2020, 1, 1)
    team = Team.objects.create(stelsel=stelsel, slug="molenwijk", naam="Team Molenwijk", soort="wijkteam", van=begin)
    ander = Team.objects.create(stelsel=stelsel, slug="kanaal", naam="Team Kanaal", soort="wijkteam", van=begin)
    return maak_groep(stelsel, gemeente, team, ander)
