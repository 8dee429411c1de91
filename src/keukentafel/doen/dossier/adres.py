"""Het gewone adres van een huishouden wijzigen. Een geheim adres staat in een vak apart, en gaat langs doen/delen.

De handeling krijgt `dossiers` mee: waarin deze medewerker schrijft (`doen.delen.zicht.schrijfdossiers`).
"""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.feiten import DossieradresGewijzigd
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.tabel import lengte
from keukentafel.kern.database.weigering import MAG_NIET, weigering
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet.versie import Verouderd, merk
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import gebieden_van, teams_in
from keukentafel.regels.namen import is_postcode

VELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "gebied_id")
HOOGSTE = 99_999
"""Het hoogste huisnummer; de Basisregistratie Adressen en Gebouwen kent er vijf cijfers voor."""


class AdresIsGeheim(Exception):
    """Het adres is geheim, misschien net geworden; er verandert niets."""


class AndereWijk(Exception):
    """Haar rol geldt voor één wijk: met dit adres schreef zij zelf niet meer in dit dossier. Er verandert niets."""


def merk_van_adres(dossier: Dossier) -> str:
    """Een kort merk van het adres dat er staat; het verandert als iets aan het adres verandert, en anders niet."""
    return merk(dossier.adres_geheim, *(getattr(dossier, veld) for veld in VELDEN))


@transaction.atomic
def wijzig_adres(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    adres: AdresOpgave,
    gebied: Gebied | None,
    gezien: str,
    medewerker: Medewerker,
    nu: datetime,
    gekeken: datetime | None = None,
) -> bool:
    """Zet een ander adres in het dossier, met zijn wijk; geeft of er iets veranderde. Het dossier blijft bij zijn team.

    Ook wie niets verandert, keek het adres na: wat een beller eerder noemde (`opgegeven`) is dan gezien. `gekeken` is
    wanneer haar blad openging: wie belde nadat zij begon, stond er niet op.
    `gezien` is `merk_van_adres` toen de wijziger begon. Wat er stond en wat er staat, komt niet in de gebeurtenis.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier. AdresIsGeheim, AndereWijk.
        Verouderd: een collega zette er net een ander adres in. ValidationError: wat niet klopt, per veld.
    """
    dossier = dossiers.select_for_update(of=("self",)).get(pk=dossier_id)
    if dossier.adres_geheim:
        raise AdresIsGeheim
    nieuw: dict[str, object] = {
        "straat": adres.straat.strip(), "huisnummer": adres.huisnummer, "toevoeging": adres.toevoeging.strip(),
        "postcode": adres.postcode, "gebied_id": gebied.pk if gebied else None,
    }  # fmt: skip
    anders = tuple(veld.removesuffix("_id") for veld in VELDEN if getattr(dossier, veld) != nieuw[veld])
    dossier.adres_nagekeken_op = max(min(gekeken or nu, nu), dossier.adres_nagekeken_op or dossier.geopend_op)
    if not anders:
        dossier.save(update_fields=["adres_nagekeken_op"])
        return False
    if gezien != merk_van_adres(dossier):
        raise Verouderd(dossier)
    if fouten := adresfouten(adres, gebied, dossier):
        raise ValidationError(fouten)
    _bewaar(dossiers, dossier, nieuw)
    maak(
        DossieradresGewijzigd(velden=anders),
        stelsel_id=dossier.stelsel_id, moment=nu, medewerker_id=medewerker.pk, dossier_id=dossier.pk,
        team_id=dossier.team_id,
    ).save(force_insert=True)  # fmt: skip
    return True


def adresfouten(adres: AdresOpgave, gebied: Gebied | None, dossier: Dossier) -> dict[str, str]:
    """Wat er niet klopt aan een adres: veld en zin. Een leeg adres mag: iemand woont soms nergens. # aanname"""
    fouten = {}
    if any(len(getattr(adres, veld).strip()) > lengte(Dossier, veld) for veld in ("straat", "toevoeging")):
        fouten["straat"] = _("Dit is te lang; schrijf het korter op")
    if adres.postcode and not is_postcode(adres.postcode):
        fouten["postcode"] = _("Schrijf vier cijfers en twee letters, zoals 1312 AB")
    if adres.huisnummer is not None and not 1 <= adres.huisnummer <= HOOGSTE:
        fouten["huisnummer"] = _("Schrijf een huisnummer, zoals 12 of 12a")
    elif adres.huisnummer is not None and not (adres.straat.strip() or adres.postcode):
        fouten["straat"] = _("Vul ook een straat of een postcode in")
    if gebied is not None and (gebied.stelsel_id, gebied.gemeente_id) != (dossier.stelsel_id, dossier.gemeente_id):
        fouten["gebied"] = _("Deze wijk ligt in een andere gemeente; bied het dossier daar aan")
    return fouten


def teams_van_de_wijk(dossier: Dossier, dag: date) -> list[Team]:
    """Wie er in de wijk van dit dossier werken als het team dat het draagt daar niet werkt; anders niemand.

    Volgens de inrichting van die dag. Een team zonder wijken werkt overal. Zijn er teams van dezelfde soort, dan die.
    """
    if dossier.gebied_id is None:
        return []
    eigen = gebieden_van([dossier.team_id], dag).get(dossier.team_id, [])
    if not eigen or dossier.gebied_id in {gebied.pk for gebied in eigen}:
        return []
    daar = teams_in(dossier.gebied_id, dag)
    return [team for team in daar if team.soort == dossier.team.soort] or daar


def _bewaar(dossiers: QuerySet[Dossier], dossier: Dossier, nieuw: dict[str, object]) -> None:
    for veld, waarde in nieuw.items():
        setattr(dossier, veld, waarde)
    dossier.versie += 1
    try:
        dossier.save(update_fields=[*VELDEN, "adres_nagekeken_op", "versie"])
    except ProgrammingError as fout:
        if weigering(fout) == MAG_NIET:
            raise AndereWijk from fout
        raise
    if not dossiers.filter(pk=dossier.pk).exists():
        raise AndereWijk
