"""Het toezicht in de demo: twee collega's die opvielen, en noodtoegang die wacht op een oordeel."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.toezicht.acties import leg_uit, vraag_uitleg
from keukentafel.doen.toezicht.models import Vlag
from keukentafel.doen.toezicht.nalopen import laatste, loop_na
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.kern.toegang.zegel import adreszegel
from keukentafel.project.demo.groep import voorpost
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team

UITLEG = "Ik woon in het portiek ernaast. Ik was aan het werk voor de vraag van de buren en zag te laat wie het was."


def zet_toezicht(inrichting: Inrichting, groep: dict[str, Medewerker], nu: datetime) -> None:
    """Laat een paar mensen kijken en lees het logboek na; staat het er al, dan verandert er niets."""
    hier, elders = voorpost(inrichting)
    stelsel, joris = hier.stelsel, groep["joris"]
    if laatste(stelsel.pk) is not None:
        return
    joost, kim, bilal = _collega(hier, "Joost Wouters", nu), _collega(elders, "Kim Jacobs", nu), groep["bilal"]
    _woont_bij(bilal, _dossier(stelsel.pk, "Blom"))
    _woont_bij(kim, _dossier(stelsel.pk, "Okafor"))
    for wie, naam in ((joost, "Wouters"), (bilal, "Blom"), (kim, "Okafor")):
        _kijkt(wie, _dossier(stelsel.pk, naam).pk)
    for _ in range(inrichting.toezicht.geweigerd_per_uur + 1):
        _kijkt(kim, _dossier(stelsel.pk, "Terpstra").pk, "geweigerd")
    _in_nood(bilal, "Prins", "Mevrouw staat in paniek aan de balie.")
    _in_nood(kim, "Vermeer", "Moeder belt: hij is niet thuisgekomen.", timedelta(hours=20))
    loop_na(stelsel=stelsel, gegevens=inrichting, tot=nu, nu=timezone.now())
    morgen = timezone.localdate(nu) + timedelta(days=1)
    for wie in (bilal, kim):
        vlag = Vlag.objects.get(stelsel=stelsel, soort="zelfde_adres", medewerker=wie)
        with als_medewerker(joris.pk):
            vraag_uitleg(vlag_id=vlag.pk, medewerker=joris, antwoord_voor=morgen, nu=nu)
    with als_medewerker(kim.pk):
        leg_uit(vlag_id=vlag.pk, medewerker=kim, uitleg=UITLEG, nu=nu)


def _collega(team: Team, naam: str, nu: datetime) -> Medewerker:
    mens = Medewerker.objects.create(stelsel_id=team.stelsel_id, naam=naam)
    dag = timezone.localdate(nu) - timedelta(days=365)
    Lidmaatschap.objects.create(stelsel_id=team.stelsel_id, medewerker=mens, team=team, rol="wijkwerker", van=dag)
    return mens


def _dossier(stelsel_id: int, achternaam: str) -> Dossier:
    return Dossier.objects.filter(stelsel=stelsel_id, leden__persoon__achternaam=achternaam).distinct().get()


def _woont_bij(wie: Medewerker, dossier: Dossier) -> None:
    if dossier.postcode and dossier.huisnummer:
        wie.adreszegel = adreszegel(stelsel_id=wie.stelsel_id, postcode=dossier.postcode, huisnummer=dossier.huisnummer)
        wie.save(update_fields=["adreszegel"])


def _kijkt(wie: Medewerker, dossier: UUID, uitkomst: str = "gelukt") -> None:
    """Wat een bezoek aan het huishouden in het logboek achterlaat."""
    boek = Boek(stelsel_id=wie.stelsel_id, medewerker_id=wie.pk, rollen=("wijkwerker",), route="huishouden")
    boek.begin(handeling="dossier_ingezien", recht="dossier_lezen", doel="hulp", verwerking="hulp")
    boek.over("dossier", dossier)
    boek.betreft(dossier=dossier)
    with als_medewerker(wie.pk):
        boek.schrijf(uitkomst)


def _in_nood(wie: Medewerker, achternaam: str, reden: str, geleden: timedelta = timedelta()) -> None:
    """Noodtoegang, tenzij de triage van deze inrichting het huishouden bij het eigen team legde."""
    dossier = _dossier(wie.stelsel_id, achternaam)
    if wie.lidmaatschappen.filter(team=dossier.team).exists():
        return
    with als_medewerker(wie.pk), connection.cursor() as cursor:
        cursor.execute("SELECT kt_noodtoegang(%s, %s)", [dossier.pk, reden])
        nood = Noodtoegang.objects.get(pk=cursor.fetchone()[0])
    if geleden:
        Noodtoegang.objects.filter(pk=nood.pk).update(van=nood.van - geleden, tot=nood.tot - geleden)
    else:
        _kijkt(wie, dossier.pk)
