"""De drie manieren van delen: een geheim adres en wie het ziet, noodtoegang, en verstrekken aan een partner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from keukentafel.doen.delen import overzichten, zicht
from keukentafel.doen.delen.feiten import (
    AdresAfgeschermd,
    AdresGewijzigd,
    AdresinzageGegeven,
    AdresinzageIngetrokken,
    AdresVrijgegeven,
    VerstrekkingIngetrokken,
    Verstrekt,
)
from keukentafel.doen.delen.models import REDEN_MINSTENS, VERSTREKKING_HOOGSTENS, Noodtoegang, Verstrekking
from keukentafel.doen.delen.nee import KanNiet, MagNiet, of_nee
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.organisaties.models import Organisatie


@dataclass(frozen=True)
class VerstrekkingOpgave:
    """Een regel voor het register; `tot` is de eerste dag waarop de partner niets meer ziet."""

    organisatie: Organisatie
    doel: str
    grondslag: str
    noodzaak: str
    categorieen: Sequence[str]
    van: date
    tot: date
    geinformeerd: str


@transaction.atomic
def scherm_adres_af(*, dossier_id: UUID, adres: AdresOpgave, reden: str, kring: Werkkring, nu: datetime) -> None:
    """Zet het adres in het vak apart; een leeg `adres` is dat wat er in het dossier staat.

    Daarna staat het nergens anders: ook de wijk van het dossier en van zijn vragen gaat weg. Wie afschermt, ziet het.

    Raises:
        MagNiet: zij schrijft niet in dit dossier. KanNiet: `al_geheim`, `geen_adres`, of `een_wijk` als haar rol
        maar voor één wijk geldt en zij het dossier daarna zelf niet meer zou lezen.
    """
    dossier = _op_slot(kring, dossier_id)
    if dossier.adres_geheim:
        raise KanNiet("al_geheim")
    heel_team = (dossier.team_id, None)
    if heel_team not in kring.bereik(zicht.LEZEN) or heel_team not in kring.bereik(zicht.SCHRIJVEN):
        raise KanNiet("een_wijk")
    nieuw = adres if adres.straat or adres.postcode else _adres_van(dossier)
    if not (nieuw.straat or nieuw.postcode):
        raise KanNiet("geen_adres")
    _bewaar_adres(dossier, nieuw, reden)
    _leg_vast(AdresAfgeschermd(), dossier, kring, nu)


@transaction.atomic
def wijzig_geheim_adres(*, dossier_id: UUID, adres: AdresOpgave, gezien: str, kring: Werkkring, nu: datetime) -> None:
    """Een ander adres in het vak; alleen door wie het oude mag zien. `gezien` is `versie_van_adres` toen zij begon.

    Raises: MagNiet. KanNiet: `geen_adres`, of `intussen_anders` als een ander er net een ander adres in zette.
    """
    dossier = _met_inzage(kring, dossier_id, nu)
    if not (adres.straat or adres.postcode):
        raise KanNiet("geen_adres")
    if gezien != overzichten.versie_van_adres(kring, dossier, nu):
        raise KanNiet("intussen_anders")
    _bewaar_adres(dossier, adres, "")
    _leg_vast(AdresGewijzigd(), dossier, kring, nu)


@transaction.atomic
def geef_adres_vrij(*, dossier_id: UUID, kring: Werkkring, nu: datetime) -> None:
    """Het adres is niet meer geheim: terug in het dossier, met de wijk van zijn postcode. Elke inzage eindigt.

    Raises: MagNiet.
    """
    dossier = _met_inzage(kring, dossier_id, nu)
    adres = zicht.geheime_adressen(kring, nu).get(dossier=dossier)
    gebied = overzichten.gebied_bij(dossier.stelsel_id, adres.postcode, timezone.localdate(nu))
    _leg_vast(AdresVrijgegeven(), dossier, kring, nu)
    with of_nee(), connection.cursor() as cursor:
        cursor.execute("SELECT kt_geef_adres_vrij(%s, %s)", [dossier.pk, gebied.pk if gebied else None])


@transaction.atomic
def geef_inzage(
    *, dossier_id: UUID, collega: Medewerker, reden: str, tot: date | None, kring: Werkkring, nu: datetime
) -> UUID:
    """Laat een collega die het dossier leest ook het geheime adres zien, tot een dag of zonder eind.

    Heeft niemand in het team nog inzage, dan wijst wie het werk verdeelt een ander dan zichzelf aan.  # aanname

    Raises:
        MagNiet: zij mag dit niet geven. KanNiet: `geen_reden`, `leest_niet` (de collega leest het dossier niet),
        `voorbij` (tot ligt niet na vandaag) of `heeft_al`.
    """
    dossier = _op_slot(kring, dossier_id)
    mag = overzichten.inzage_geven(kring, dossier, nu)
    if mag is None or (mag == "aanwijzen" and collega.pk == kring.medewerker.pk):
        raise MagNiet
    if not reden.strip():
        raise KanNiet("geen_reden")
    if tot is not None and tot <= timezone.localdate(nu):
        raise KanNiet("voorbij")
    if not overzichten.lezers(dossier, timezone.localdate(nu)).filter(pk=collega.pk).exists():
        raise KanNiet("leest_niet")
    with of_nee(anders="heeft_al"), connection.cursor() as cursor:
        cursor.execute("SELECT kt_geef_inzage(%s, %s, %s, %s)", [dossier.pk, collega.pk, reden.strip(), tot])
        (inzage_id,) = cursor.fetchone()
    feit = AdresinzageGegeven(collega=collega.pk, tot=tot, aangewezen=mag == "aanwijzen")
    _leg_vast(feit, dossier, kring, nu)
    return UUID(str(inzage_id))


@transaction.atomic
def trek_inzage_in(*, dossier_id: UUID, inzage_id: UUID, kring: Werkkring, nu: datetime) -> None:
    """Neem iemands inzage vandaag weg. Raises: MagNiet, KanNiet("laatste"), KanNiet("al_voorbij")."""
    dossier = _met_inzage(kring, dossier_id, nu)
    inzage = zicht.adresinzagen(kring, nu).filter(pk=inzage_id, dossier=dossier).first()
    if inzage is None:
        raise MagNiet
    if inzage.tot is not None and inzage.tot <= timezone.localdate(nu):
        raise KanNiet("al_voorbij")
    _leg_vast(AdresinzageIngetrokken(collega=inzage.medewerker_id), dossier, kring, nu)
    with of_nee(anders="laatste"), connection.cursor() as cursor:
        cursor.execute("SELECT kt_trek_inzage_in(%s)", [inzage.pk])


@transaction.atomic
def vraag_noodtoegang(*, dossier_id: UUID, reden: str, kring: Werkkring, nu: datetime) -> UUID:
    """Open een dossier voor drie uur, alleen om te lezen. Loopt er al een, dan is het dezelfde.

    Raises:
        MagNiet: geen recht, geen dossier, of zij leest het al. KanNiet("reden_kort"): minder dan tien tekens.
    """
    if not kring.mag("noodtoegang"):
        raise MagNiet
    if len(reden.strip()) < REDEN_MINSTENS:
        raise KanNiet("reden_kort")
    gelezen = zicht.dossiers(kring, nu).filter(pk=dossier_id).first()
    if gelezen is not None and zicht.noodtoegang_nu(kring, gelezen, nu) is None:
        raise MagNiet
    with of_nee(), connection.cursor() as cursor:
        cursor.execute("SELECT kt_noodtoegang(%s, %s)", [dossier_id, reden.strip()])
        (noodtoegang_id,) = cursor.fetchone()
    return UUID(str(noodtoegang_id))


@transaction.atomic
def beoordeel_noodtoegang(*, noodtoegang_id: UUID, oordeel: str, toelichting: str, kring: Werkkring) -> None:
    """Zeg of een noodtoegang terecht was; een ander dan wie keek, en één keer.

    Raises:
        MagNiet: geen recht, of de noodtoegang is er niet. KanNiet: `eigen`, `al_beoordeeld`, `geen_oordeel`, of
        `geen_toelichting` als zij niet terecht was of nader onderzoek vraagt.
    """
    if not kring.mag("noodtoegang_beoordelen"):
        raise MagNiet
    nood = zicht.noodtoegangen(kring).filter(pk=noodtoegang_id).first()
    if nood is None:
        raise MagNiet
    if nood.medewerker_id == kring.medewerker.pk:
        raise KanNiet("eigen")
    if nood.oordeel:
        raise KanNiet("al_beoordeeld")
    if oordeel not in Noodtoegang.Oordeel.values:
        raise KanNiet("geen_oordeel")
    if oordeel != Noodtoegang.Oordeel.TERECHT and not toelichting.strip():
        raise KanNiet("geen_toelichting")
    with of_nee(), connection.cursor() as cursor:
        cursor.execute("SELECT kt_noodtoegang_beoordelen(%s, %s, %s)", [nood.pk, oordeel, toelichting.strip()])


@transaction.atomic
def verstrek(*, dossier_id: UUID, opgave: VerstrekkingOpgave, kring: Werkkring, nu: datetime) -> UUID:
    """Zet een regel in het register: vanaf `van` ziet de partner precies deze soorten gegevens.

    Raises:
        MagNiet: zij deelt dit dossier niet, of de organisatie is van een ander stelsel.
        KanNiet: `periode` (begint voor vandaag, eindigt niet later of duurt langer dan een jaar), `leeg` (zonder doel,
        grondslag, noodzaak of soort gegevens), of `al_gedeeld` (dezelfde regel loopt al).
    """
    dossier = _op_slot(kring, dossier_id)
    if not zicht.deeldossiers(kring).filter(pk=dossier_id).exists():
        raise MagNiet
    if opgave.organisatie.stelsel_id != kring.stelsel.pk:
        raise MagNiet
    _keur(opgave, timezone.localdate(nu))
    soorten = [soort for soort in Verstrekking.Categorie.values if soort in opgave.categorieen]
    regel = Verstrekking(
        stelsel_id=dossier.stelsel_id,
        team_id=dossier.team_id,
        dossier=dossier,
        organisatie=opgave.organisatie,
        doel=opgave.doel.strip(),
        grondslag=opgave.grondslag.strip(),
        noodzaak=opgave.noodzaak.strip(),
        categorieen=soorten,
        van=opgave.van,
        tot=opgave.tot,
        geinformeerd=opgave.geinformeerd,
        door=kring.medewerker,
        vastgelegd_op=nu,
    )
    if overzichten.zelfde_loopt(regel, timezone.localdate(nu)):
        raise KanNiet("al_gedeeld")
    with of_nee():
        regel.save(force_insert=True)
    feit = Verstrekt(
        organisatie=opgave.organisatie.pk,
        categorieen=tuple(soorten),
        van=opgave.van,
        tot=opgave.tot,
        geinformeerd=opgave.geinformeerd,
    )
    _leg_vast(feit, dossier, kring, nu)
    return regel.pk


@transaction.atomic
def trek_in(*, dossier_id: UUID, verstrekking_id: UUID, kring: Werkkring, nu: datetime) -> None:
    """De partner ziet vanaf nu niets meer. Raises: MagNiet, KanNiet("al_ingetrokken"), KanNiet("al_voorbij")."""
    dossier = _op_slot(kring, dossier_id)
    regel = Verstrekking.objects.filter(
        pk=verstrekking_id, dossier__in=zicht.deeldossiers(kring).filter(pk=dossier.pk), stelsel_id=kring.stelsel.pk
    ).first()
    if regel is None:
        raise MagNiet
    if regel.ingetrokken_op is not None:
        raise KanNiet("al_ingetrokken")
    if regel.tot <= timezone.localdate(nu):
        raise KanNiet("al_voorbij")
    regel.ingetrokken_op, regel.ingetrokken_door = nu, kring.medewerker
    with of_nee():
        regel.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    _leg_vast(VerstrekkingIngetrokken(organisatie=regel.organisatie_id), dossier, kring, nu)


def _keur(opgave: VerstrekkingOpgave, vandaag: date) -> None:
    if not vandaag <= opgave.van < opgave.tot <= opgave.van + VERSTREKKING_HOOGSTENS:
        raise KanNiet("periode")
    teksten = (opgave.doel, opgave.grondslag, opgave.noodzaak)
    soorten = set(opgave.categorieen)
    if not all(tekst.strip() for tekst in teksten) or not soorten or soorten - set(Verstrekking.Categorie.values):
        raise KanNiet("leeg")
    if opgave.geinformeerd not in Verstrekking.Geinformeerd.values:
        raise KanNiet("leeg")


def _op_slot(kring: Werkkring, dossier_id: UUID) -> Dossier:
    """Het dossier, als haar team het draagt en zij erin schrijft; anders is het er niet."""
    dossier = zicht.teamdossiers(kring).select_for_update(of=("self",)).filter(pk=dossier_id).first()
    if dossier is None:
        raise MagNiet
    return dossier


def _met_inzage(kring: Werkkring, dossier_id: UUID, nu: datetime) -> Dossier:
    dossier = _op_slot(kring, dossier_id)
    if not zicht.geheime_adressen(kring, nu).filter(dossier=dossier).exists():
        raise MagNiet
    return dossier


def _adres_van(dossier: Dossier) -> AdresOpgave:
    return AdresOpgave(dossier.postcode, dossier.huisnummer, dossier.toevoeging, dossier.straat)


def _bewaar_adres(dossier: Dossier, adres: AdresOpgave, reden: str) -> None:
    waarden = (dossier.pk, adres.straat, adres.postcode, adres.huisnummer, adres.toevoeging, reden.strip())
    with of_nee(anders="geen_adres"), connection.cursor() as cursor:
        cursor.execute("SELECT kt_scherm_adres_af(%s, %s, %s, %s, %s, %s)", waarden)


def _leg_vast(feit: Feit, dossier: Dossier, kring: Werkkring, nu: datetime) -> None:
    maak(
        feit,
        stelsel_id=dossier.stelsel_id,
        moment=nu,
        medewerker_id=kring.medewerker.pk,
        dossier_id=dossier.pk,
        team_id=dossier.team_id,
    ).save(force_insert=True)
