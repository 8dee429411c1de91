"""Laadt de demo: een inrichting, de vaste groep medewerkers en hun eerste vragen. Nog eens laden verandert niets."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from keukentafel.doen.dossier.aannemen import neem_aan
from keukentafel.doen.dossier.acties import neem_op
from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave, PersoonOpgave
from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.laden import laad, versies
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.kern.toegang.models import Account
from keukentafel.project.demo import WACHTWOORD
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team

VASTE_GROEP = {
    "sanne": ("Sanne de Boer", "wijkwerker"),
    "bilal": ("Bilal Amrani", "wijkwerker"),
    "fatma": ("Fatma Koç", "kcc-medewerker"),
    "pieter": ("Pieter de Wit", "beleidsadviseur"),
    "joris": ("Joris Maas", "fg"),
}
ACHTER = {
    "loket": ("wilma", "Wilma Kuipers", "wmo-consulent"),
    "stadsteam": ("thijs", "Thijs Verhoeven", "casusregisseur"),
    "expertteam": ("thijs", "Thijs Verhoeven", "expert"),
    "triageteam": ("wilma", "Wilma Kuipers", "wijkwerker"),
    "interventieteam": ("thijs", "Thijs Verhoeven", "casusregisseur"),
    "voorveld": ("wilma", "Wilma Kuipers", "wijkwerker"),
}
KENMERKEN = (
    "samenhang", "acuut_veiligheidsrisico", "dreigende_escalatie", "kind_in_gevaar", "complex",
)  # fmt: skip


def laad_demo(naam: str) -> None:
    """Zet de inrichting `naam` in het huis, met medewerkers en vragen om mee te kijken.

    Raises:
        InrichtingOnbekendError: die naam is er niet.
    """
    nu = timezone.now()
    with transaction.atomic():
        for versie in versies(naam):
            laad_inrichting(inrichting=versie, nu=nu)
        inrichting = laad(naam, timezone.localdate(nu))
        groep = _medewerkers(inrichting, timezone.localdate(nu))
    for nummer, rij in enumerate(_verhaal()["vraag"]):
        _neem_aan(inrichting, groep, rij, nummer, nu)


def _bestand() -> Path:
    return Path(__file__).parent / "vragen.toml"


def _verhaal() -> dict[str, Any]:
    return tomllib.loads(_bestand().read_text(encoding="utf-8"))


def voorpost(inrichting: Inrichting) -> list[Team]:
    """De gebiedsteams van een inrichting, in de volgorde van het bestand: het soort met de meeste teams."""
    soorten = [team.soort for team in inrichting.teams]
    meeste = max(dict.fromkeys(soorten), key=soorten.count)
    slugs = [team.slug for team in inrichting.teams if team.soort == meeste]
    teams = {team.slug: team for team in Team.objects.filter(stelsel__naam=inrichting.naam, slug__in=slugs)}
    return [teams[slug] for slug in slugs]


def _medewerkers(inrichting: Inrichting, dag: date) -> dict[str, Medewerker]:
    wijkteams = voorpost(inrichting)
    plekken: dict[str, Team | None] = {"sanne": wijkteams[0], "bilal": wijkteams[min(1, len(wijkteams) - 1)]}
    groep = {
        inlog: _medewerker(inrichting, (inlog, naam, rol), plekken.get(inlog), dag)
        for inlog, (naam, rol) in VASTE_GROEP.items()
    }
    for soort, (inlog, naam, rol) in ACHTER.items():
        team = Team.objects.filter(stelsel__naam=inrichting.naam, soort=soort).order_by("pk").first()
        if team is not None and inlog not in groep:
            groep[inlog] = _medewerker(inrichting, (inlog, naam, rol), team, dag)
    return groep


def _medewerker(inrichting: Inrichting, wie: tuple[str, str, str], team: Team | None, dag: date) -> Medewerker:
    inlog, naam, rol = wie
    account, nieuw = Account.objects.get_or_create(username=inlog)
    if nieuw:
        account.set_password(WACHTWOORD)
        account.save(update_fields=["password"])
    medewerker = Medewerker.objects.filter(account=account).first()
    if medewerker is None:
        stelsel_id = Team.objects.filter(stelsel__naam=inrichting.naam).values_list("stelsel_id", flat=True)[0]
        medewerker = Medewerker.objects.create(stelsel_id=stelsel_id, account=account, naam=naam)
    if not medewerker.lidmaatschappen.exists():
        Lidmaatschap.objects.create(
            stelsel_id=medewerker.stelsel_id, medewerker=medewerker, team=team, rol=rol, van=dag - timedelta(days=365)
        )
    return medewerker


def _neem_aan(
    inrichting: Inrichting, groep: dict[str, Medewerker], rij: dict[str, Any], nummer: int, nu: datetime
) -> None:
    fatma = groep["fatma"]
    toen = nu - timedelta(days=rij["dagen_geleden"], minutes=7 * nummer)
    with als_medewerker(fatma.pk):
        uitkomst = neem_aan(opgave=_opgave(inrichting, rij, nummer, toen), medewerker=fatma, nu=toen)
    ontvanger = groep.get(rij["neemt_op"])
    if ontvanger is None or not uitkomst.nieuw:
        return
    with als_medewerker(ontvanger.pk):
        if Lidmaatschap.objects.filter(medewerker=ontvanger, team__isnull=False).exists():
            _neem_op_als_het_kan(uitkomst.vraag_id, ontvanger, toen + timedelta(hours=3))


def _neem_op_als_het_kan(vraag_id: UUID, ontvanger: Medewerker, moment: datetime) -> None:
    """De triage van een inrichting kan de vraag bij een ander team hebben gelegd; dan blijft zij daar open."""
    if Vraag.objects.filter(pk=vraag_id).exists():
        neem_op(vraag_id=vraag_id, medewerker=ontvanger, nu=moment)


def _opgave(inrichting: Inrichting, rij: dict[str, Any], nummer: int, toen: datetime) -> Opgave:
    persoon = rij["persoon"]
    dag = timezone.localdate(toen)
    geboren: date = persoon["geboren"]
    leeftijd = dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))
    wijkteams = voorpost(inrichting)
    team = wijkteams[0 if rij["plek"] == "hier" else min(1, len(wijkteams) - 1)]
    codes = next(t.gebieden for t in inrichting.teams if t.slug == team.slug)
    gebied = next(gebied for gebied in inrichting.gebieden if not codes or gebied.code in codes)
    kenmerken = {naam: False for naam in KENMERKEN if naam not in rij.get("onbekend", ())} | rij["kenmerken"]
    feiten: dict[str, Any] = {
        "soort": rij["soort"], "kanaal": rij["kanaal"], "aanmelder": rij["aanmelder"],
        "gebied": gebied.code, "leeftijd": leeftijd, "huishouden": [leeftijd, *rij.get("anderen", [])],
        "leefgebieden": rij["leefgebieden"], "kenmerken": kenmerken,
    }  # fmt: skip
    if "voorziening" in rij:
        feiten["voorziening"] = rij["voorziening"]
    straat, huisnummer = rij["adres"]
    postcode = f"{gebied.postcodes[0]}AB" if gebied.postcodes else ""
    return Opgave(
        sleutel=uuid5(NAMESPACE_URL, f"demo:{inrichting.naam}:{nummer}"),
        feiten=feiten,
        eigen_woorden=rij["woorden"],
        melder_naam=rij["melder"][0],
        melder_telefoon=rij["melder"][1],
        persoon=PersoonOpgave(
            voornaam=persoon["voornaam"],
            tussenvoegsel=persoon.get("tussenvoegsel", ""),
            achternaam=persoon["achternaam"],
            geboortedatum=geboren,
        ),
        andere_leeftijden=tuple(rij.get("anderen", ())),
        adres=AdresOpgave(postcode=postcode, huisnummer=huisnummer, straat=straat),
        terugbellen=rij.get("terugbellen", False),
    )
