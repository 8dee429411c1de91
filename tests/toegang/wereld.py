"""Eén dossier, en iedereen die er in een andere verhouding toe staat: de kijkers van de toegangsmatrix."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client
from django.utils import timezone

from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang, Verstrekking
from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier, DossierVraag, Taak
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.toezicht.models import Vlag
from keukentafel.doen.wachtlijst.models import Wachtplek
from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.kennis.models import Artikel
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.toegang.netwerkplekken import netwerkplekken
from tests.vaste_groep import Groep, geef_rol, maak_groep, medewerker

NOTITIE = "KANARIE-IN-HET-JOURNAAL"
WOORDEN = "KANARIE-IN-DE-VRAAG"
STRAAT = "Kanariestraat"
POSTCODE = "1388ZZ"
ANDERE_NAAM = "Kanarievogel"
"""De achternaam in het dossier met het geheime adres."""


@dataclass
class Wereld:
    """`kijkers` heeft per naam het account (None: niet ingelogd); `plekken` vult de adressen."""

    groep: Groep
    dossier: Dossier
    geheim: Dossier
    kijkers: dict[str, Account | None] = field(default_factory=dict)
    plekken: dict[str, Any] = field(default_factory=dict)
    geheime_plekken: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def bij_adres(self, *, geheim: bool) -> dict[str, Any]:
        """Wat er in een adres wordt ingevuld: het gewone dossier, of dat met het geheime adres."""
        return self.plekken | self.geheime_plekken if geheim else self.plekken

    def bij(self, naam: str, wie: Medewerker) -> Medewerker:
        self.kijkers[naam] = wie.account
        return wie


def maak() -> Wereld:
    """De wereld van de matrix, in een echte inrichting met drie teams."""
    with word(rollen.EIGENAAR):
        stelsel = laad_inrichting(inrichting=laad("almere"), nu=timezone.now()).stelsel
        teams = list(Team.objects.filter(stelsel=stelsel, soort="wijkteam").order_by("pk")[:3])
        wijken = list(Gebied.objects.filter(stelsel=stelsel).order_by("pk")[:2])
    groep = maak_groep(stelsel, wijken[0].gemeente, teams[0], teams[1])
    with word(rollen.EIGENAAR):
        wereld = _dossiers(groep, teams[2], wijken[0])
        _kijkers(wereld, teams, wijken)
    return wereld


def _dossiers(groep: Groep, derde: Team, wijk: Gebied) -> Wereld:
    eerste = vraag_in_dossier(groep, groep.team, groep.fatma, achternaam="Zichtbaar")
    geheim = vraag_in_dossier(groep, groep.team, groep.fatma, achternaam=ANDERE_NAAM)
    with als_medewerker(groep.fatma.pk):
        bewaar(eerste)
        bewaar(geheim)
        gedeeld = vraag_in_dossier(groep, derde, groep.fatma, dossier_id=eerste["dossier"]["id"])
        bewaar(gedeeld)
    nu = timezone.now()
    Dossier.objects.filter(pk=eerste["dossier"]["id"]).update(gebied=wijk, contact=groep.sanne)
    dossier = Dossier.objects.get(pk=eerste["dossier"]["id"])
    schuil = Dossier.objects.get(pk=geheim["dossier"]["id"])
    vast = {"stelsel": groep.stelsel, "team": groep.team}
    Vraag.objects.filter(pk=eerste["vraag"]["id"]).update(
        gebied=wijk, eigen_woorden=WOORDEN, status="opgenomen", opgenomen_door=groep.sanne, opgenomen_op=nu
    )
    Contactmoment.objects.create(
        **vast, dossier=dossier, door=groep.sanne, moment=nu, kanaal="telefoon", samenvatting=NOTITIE, sleutel=uuid4()
    )
    Signaal.objects.create(
        **vast, vraag_id=eerste["vraag"]["id"], soort="huur", bron_naam="De Sleutel", grondslag="Wgs art. 3",
        contact_uiterlijk=timezone.localdate(),
    )  # fmt: skip
    wachtplek = Wachtplek.objects.create(
        **vast, vraag_id=eerste["vraag"]["id"], reden="geen_plek", sinds=timezone.localdate(), contact=groep.sanne,
        contact_dagen=14, veiligheid_dagen=28, volgend_contact=timezone.localdate(),
        volgende_veiligheid=timezone.localdate(), door=groep.sanne,
    )  # fmt: skip
    DossierVraag.objects.filter(vraag_id=gedeeld["vraag"]["id"]).update(gedeeld=True)
    Dossier.objects.filter(pk=schuil.pk).update(
        straat="", postcode="", huisnummer=None, toevoeging="", gebied=None, adres_geheim=True, contact=groep.sanne
    )
    Geheimadres.objects.create(
        **vast, dossier=schuil, straat=STRAAT, postcode=POSTCODE, huisnummer=77, door=groep.sanne, sinds=nu
    )
    inzage = Adresinzage.objects.create(
        **vast, dossier=schuil, medewerker=groep.sanne, door=groep.sanne, reden="contact", van=timezone.localdate()
    )
    taak, document = _stukken(vast, dossier, groep)
    geheime_taak, geheim_document = _stukken(vast, schuil, groep)
    plekken = {
        "dossier_id": dossier.pk,
        "vraag_id": UUID(str(eerste["vraag"]["id"])),
        "inzage_id": inzage.pk,
        "plek_id": wachtplek.pk,
    }
    plekken |= {"taak_id": taak.pk, "document_id": document.pk} | netwerkplekken(groep, dossier)
    plekken |= _samen(groep, dossier, wijk)
    schuilplekken = {"dossier_id": schuil.pk, "vraag_id": UUID(str(geheim["vraag"]["id"]))}
    schuilplekken |= {"taak_id": geheime_taak.pk, "document_id": geheim_document.pk} | netwerkplekken(groep, schuil)
    return Wereld(groep, dossier, schuil, plekken=plekken, geheime_plekken=schuilplekken)


def _stukken(vast: dict[str, Any], dossier: Dossier, groep: Groep) -> tuple[Taak, Document]:
    """Een taak en een document met dezelfde kanarie als in het journaal."""
    nu, door = timezone.now(), {"dossier": dossier, "door": groep.sanne}
    taak = Taak.objects.create(**vast, **door, wat=NOTITIE, wie=groep.sanne, gemaakt_op=nu, sleutel=uuid4())
    document = Document.objects.create(
        **vast, **door, titel=NOTITIE, soort="brief", bestandsnaam="brief.txt", mediatype="text/plain",
        grootte=len(NOTITIE), sha256="0" * 64, toegevoegd_op=nu, sleutel=uuid4(),
    )  # fmt: skip
    Documentinhoud.objects.create(**vast, dossier=dossier, document=document, inhoud=NOTITIE.encode())
    return taak, document


def _samen(groep: Groep, dossier: Dossier, wijk: Gebied) -> dict[str, UUID]:
    """Een dossier dat in het huishouden opging, een dat erop lijkt, en een ander team dat om samenvoegen vraagt."""
    teams = (groep.team, groep.team, groep.ander_team)
    alle = [vraag_in_dossier(groep, team, groep.fatma, achternaam="Zichtbaar") for team in teams]
    with als_medewerker(groep.fatma.pk):
        for rijen in alle:
            bewaar(rijen)
    opgegaan, lijkt, daar = (rijen["dossier"]["id"] for rijen in alle)
    Dossier.objects.filter(pk__in=[opgegaan, lijkt]).update(gebied=wijk)
    with als_medewerker(groep.sanne.pk), connection.cursor() as cursor:
        cursor.execute("SELECT kt_samenvoegen(%s, %s, 'Hetzelfde gezin.', '[]', now())", [dossier.pk, opgegaan])
        (samenvoeging,) = cursor.fetchone()
    aanbod = Overgang.objects.create(
        stelsel=groep.stelsel, team=groep.ander_team, soort="samenvoegen", dossier_id=daar, ander_dossier=dossier,
        naar_team=groep.team, door=groep.bilal, boodschap="Hetzelfde gezin?", aangeboden_op=timezone.now(),
    )  # fmt: skip
    return {"ander_id": lijkt, "samenvoeging_id": samenvoeging, "aanbod_id": aanbod.pk}


def _kijkers(wereld: Wereld, teams: list[Team], wijken: list[Gebied]) -> None:
    groep, stelsel = wereld.groep, wereld.groep.stelsel

    def nieuw(naam: str, rol: str, team: Team | None = None, **anders: Any) -> Medewerker:
        return wereld.bij(naam, medewerker(stelsel, naam, f"{naam.title()} Test", rol, team, **anders))

    wereld.kijkers["anoniem"] = None
    wereld.bij("eigen", groep.sanne)
    wereld.bij("kcc", groep.fatma)
    wereld.bij("fg", groep.joris)
    wereld.bij("manager", groep.marieke)
    wereld.bij("ander_team", groep.bilal)
    nieuw("team", "wijkwerker", teams[0])
    nieuw("gedeeld", "wijkwerker", teams[2])
    nieuw("andere_manager", "teammanager", teams[1])
    nieuw("kwaliteit", "kwaliteitsmedewerker", teams[0])
    nieuw("beleid", "beleidsadviseur")
    nieuw("beheerder", "beheerder")
    nieuw("vrijwilliger", "vrijwilliger")
    oud = nieuw("oud", "wijkwerker", teams[0])
    Lidmaatschap.objects.filter(medewerker=oud).update(tot=timezone.localdate())
    for naam, wijk in (("gebied_binnen", wijken[0]), ("gebied_buiten", wijken[1])):
        wie = nieuw(naam, "beleidsadviseur")
        geef_rol(wie, "wijkwerker", teams[0], gebied=wijk)
    _nood(wereld, nieuw, teams[1])
    nu, vandaag = timezone.now(), timezone.localdate()
    vlag = Vlag.objects.create(
        stelsel=stelsel, soort="zelfde_adres", medewerker=groep.sanne, dossier=wereld.dossier, dag=vandaag, begin=nu,
        eind=nu, redenen=["zelf"], gemaakt_op=nu, status="uitleg_gevraagd", antwoord_voor=vandaag,
    )  # fmt: skip
    wereld.plekken["vlag_id"] = vlag.pk
    _partners(wereld, nieuw)
    wereld.kijkers["zonder_rol"] = Account.objects.create(username="zonder-rol")
    elders = _elders()
    wereld.bij("elders", elders.sanne)
    wereld.bij("elders_fg", elders.joris)
    wereld.bij("elders_beheerder", medewerker(elders.stelsel, "elders-beheer", "Elders Test", "beheerder", None))
    vrijwilliger = Medewerker.objects.get(account=wereld.kijkers["vrijwilliger"])
    afspraak = Afspraak.objects.create(
        stelsel=stelsel, team=groep.team, dossier=wereld.dossier, medewerker=vrijwilliger, door=groep.sanne,
        begin=timezone.now() + timedelta(days=1), voor_wie="mevrouw Zichtbaar", plek="Buurthuis",
    )  # fmt: skip
    aanbod = Overgang.objects.create(
        stelsel=stelsel, team=groep.team, soort="regie_tijdelijk", dossier=wereld.dossier, door=groep.sanne,
        naar_team=groep.ander_team, boodschap="Kunnen jullie even overnemen?", aangeboden_op=nu,
        tot=vandaag + timedelta(days=30),
    )  # fmt: skip
    wereld.plekken["overgang_id"] = aanbod.pk
    wereld.plekken |= {"afspraak_id": afspraak.pk, "medewerker_id": groep.sanne.pk, "team_id": groep.team.pk}
    buurt = Buurtsignaal.objects.create(
        stelsel=stelsel, gebied=wijken[0], thema="stank", tekst="De vijver stinkt.", melder="partner",
        bron_naam="De Sleutel", gemeld_op=nu, gemeld_door=groep.fatma, laatst_door=groep.fatma, laatst_op=nu,
    )  # fmt: skip
    wereld.plekken["buurtsignaal_id"] = buurt.pk
    weg = Afwezigheid.objects.create(
        stelsel=stelsel, medewerker=groep.sanne, van=date(2026, 1, 5), tot=date(2026, 1, 9)
    )
    rol = Lidmaatschap.objects.get(medewerker=groep.sanne)
    wereld.plekken["persoon_id"] = wereld.dossier.leden.get(rol="hoofdpersoon").persoon_id
    wereld.plekken["slug"] = Artikel.objects.create(
        stelsel=stelsel, slug="een-vraag", titel="Een vraag", antwoord="Een antwoord.", door=groep.marieke,
        gewijzigd_op=timezone.now(), nagekeken_op=timezone.localdate(),
    ).slug  # fmt: skip
    wereld.plekken["spreekuur_id"] = Spreekuur.objects.create(
        stelsel=stelsel, team=groep.team, onderwerp="Administratie", plek="Buurthuis", straat="Appelhof",
        huisnummer="3", weekdag=1, begintijd=time(10), eindtijd=time(12), begeleider=groep.sanne, van=vandaag,
        begeleider_sinds=vandaag,
    ).pk  # fmt: skip
    wereld.plekken["token"] = herken_token(wereld.dossier.pk, groep.bilal.pk)
    wereld.plekken |= {"deel": "rol", "rij": rol.pk, "afwezigheid": weg.pk}


def _elders() -> Groep:
    """Een tweede stelsel, met een eigen inrichting."""
    stelsel = laad_inrichting(inrichting=laad("heerlen"), nu=timezone.now()).stelsel
    teams = Team.objects.filter(stelsel=stelsel).order_by("pk")
    return maak_groep(stelsel, Gemeente.objects.get(stelsel=stelsel), teams[0], teams[1])


def _nood(wereld: Wereld, nieuw: Callable[..., Medewerker], team: Team) -> None:
    nu = timezone.now()
    for naam, van in (("nood", nu - timedelta(minutes=5)), ("nood_verlopen", nu - timedelta(hours=4))):
        rij = Noodtoegang.objects.create(
            stelsel=wereld.groep.stelsel, team=wereld.groep.team, dossier=wereld.dossier,
            medewerker=nieuw(naam, "wijkwerker", team),
            reden="Kinderen alleen thuis.", van=van, tot=van + timedelta(hours=3),
        )  # fmt: skip
        wereld.plekken["noodtoegang_id"] = rij.pk


def _partners(wereld: Wereld, nieuw: Callable[..., Medewerker]) -> None:
    groep, dag = wereld.groep, timezone.localdate()
    perioden: dict[str, tuple[date, date]] = {
        "partner": (dag, dag + timedelta(days=30)),
        "partner_verlopen": (dag - timedelta(days=30), dag),
        "partner_ingetrokken": (dag, dag + timedelta(days=30)),
    }
    for naam in (*perioden, "partner_zonder"):
        organisatie = Organisatie.objects.create(stelsel=groep.stelsel, slug=naam.replace("_", "-"), naam=naam)
        Medewerker.objects.filter(pk=nieuw(naam, "partner").pk).update(organisatie=organisatie)
        if naam in perioden:
            weg = timezone.now() if naam == "partner_ingetrokken" else None
            rij = Verstrekking.objects.create(
                stelsel=groep.stelsel, team=groep.team, dossier=wereld.dossier, organisatie=organisatie,
                doel="Huurschuld oplossen", grondslag="toestemming", noodzaak="Samen een regeling treffen.",
                categorieen=list(Verstrekking.Categorie.values), van=perioden[naam][0], tot=perioden[naam][1],
                geinformeerd="gesprek", door=groep.sanne, vastgelegd_op=timezone.now(), ingetrokken_op=weg,
                ingetrokken_door=groep.sanne if weg else None,
            )  # fmt: skip
            wereld.plekken.setdefault("verstrekking_id", rij.pk)
