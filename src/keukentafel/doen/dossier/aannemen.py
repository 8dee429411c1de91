"""Een vraag aannemen: van de ingang, langs de triage, in het dossier; alles of niets."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone

from keukentafel.doen.dossier.blijvend import bij_blijvend
from keukentafel.doen.dossier.feiten import DossierGeopend
from keukentafel.doen.dossier.geheim import adresrij, feiten_zonder_plek, geheim_bij_aannemen, zonder_plek
from keukentafel.doen.dossier.models import DossierVraag
from keukentafel.doen.dossier.nieuw_huishouden import NieuwHuishouden
from keukentafel.doen.dossier.opgave import Opgave
from keukentafel.doen.dossier.opgegeven import opgegeven_bij_bekend
from keukentafel.doen.ingang.feiten import (
    OntvangstBevestigd,
    TerugbellenGevraagd,
    VraagBeantwoord,
    VraagBinnengekomen,
)
from keukentafel.doen.ingang.klokken import LOOPT_VOOR_INWONER, TERUGBELLEN
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.signalen.aannemen import contact_bij, contactklok, feit_bij, maak_signaal, met_spoed
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.tabel import als_json, als_rij
from keukentafel.doen.triage.acties import GeenTeam, Route, bepaal_route
from keukentafel.doen.triage.feiten import TriageGedaan
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.gemeenten.overzichten import inrichting_van
from keukentafel.regelen.medewerkers.models import Medewerker


@dataclass(frozen=True)
class Aangenomen:
    """De uitkomst van aannemen: de vraag, of zij nieuw is (een tweede klik geeft False), en wie er is bijgeschreven."""

    vraag_id: UUID
    nieuw: bool
    dossier_id: UUID | None = None
    personen: tuple[UUID, ...] = ()


@transaction.atomic
def neem_aan(*, opgave: Opgave, medewerker: Medewerker, nu: datetime) -> Aangenomen:
    """Neem een vraag aan voor welk team van het stelsel ook (ADR 0002: over de grens van een team).

    Raises:
        GeenTeam: de feiten wijzen nog niet naar één team; kies een wijk of een team.
        django.db.ProgrammingError (42501): de medewerker heeft geen rol om aan te nemen.
    """
    opgave, route = _route(bij_blijvend(opgave), medewerker.stelsel_id, timezone.localdate(nu))
    bouw = Rijen(opgave, medewerker, nu, route)
    rijen = bouw.alle()
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_vraag_aannemen(%s::jsonb)", [als_json(rijen)])
        (uitkomst,) = cursor.fetchone()
    gevolg = json.loads(uitkomst)
    vraag_id = UUID(gevolg["vraag"])
    return bouw.aangenomen() if gevolg["nieuw"] else Aangenomen(vraag_id, nieuw=False)


def _route(opgave: Opgave, stelsel_id: int, dag: date) -> tuple[Opgave, Route]:
    """De weg van de vraag. Is het adres van het bekende huishouden geheim, dan telt de opgegeven plek niet mee."""
    veilig = zonder_plek(opgave)
    try:
        return veilig.opgave, _bepaal(veilig.opgave, stelsel_id, dag)
    except GeenTeam:
        if veilig.draagteam is None:
            raise
        terug = veilig.naar_draagteam()
        return terug, _bepaal(terug, stelsel_id, dag)


def _bepaal(opgave: Opgave, stelsel_id: int, dag: date) -> Route:
    return bepaal_route(
        feiten=opgave.feiten,
        stelsel_id=stelsel_id,
        dag=dag,
        ander_team=opgave.ander_team,
        terugbellen=opgave.terugbellen,
    )


class Rijen:
    """Bouwt de rijen van één aangenomen vraag; bewaart zelf niets."""

    def __init__(self, opgave: Opgave, medewerker: Medewerker, nu: datetime, route: Route) -> None:
        self.opgave = opgave
        self.medewerker = medewerker
        self.stelsel_id = medewerker.stelsel_id
        self.nu = nu
        self.dag = timezone.localdate(nu)
        self.route = route
        self.inrichting = inrichting_van(route.versie)
        self.gebied = self._gebied()
        self.gemeente = self._gemeente()
        self.geheim = geheim_bij_aannemen(opgave)
        self.feiten = feiten_zonder_plek(opgave, self.gemeente.code) if self.geheim else opgave.feiten
        if self.geheim:
            self.gebied = None
        self.contact = contact_bij(opgave.signaal, self.feiten, self.inrichting, self.dag) if opgave.signaal else None
        self.vraag = self._vraag()
        self.signaal = self._signaal()
        self.huis = NieuwHuishouden(opgave, self.stelsel_id, route.team, self.dag)
        self.dossier = self.huis.dossier(self.gemeente, self.gebied, geheim=self.geheim, nu=nu)
        self.dossier_id = opgave.bekend_dossier or (self.dossier.pk if self.dossier else None)
        self.personen = self.huis.personen() if self.dossier else []

    def aangenomen(self) -> Aangenomen:
        """Wat er nu staat, als alles bewaard is."""
        personen = tuple(persoon.pk for persoon in self.personen)
        return Aangenomen(self.vraag.pk, nieuw=True, dossier_id=self.dossier_id, personen=personen)

    def alle(self) -> dict[str, object]:
        personen = self.personen
        koppeling = None
        if self.dossier_id:
            koppeling = DossierVraag(
                stelsel_id=self.stelsel_id,
                team=self.route.team,
                dossier_id=self.dossier_id,
                vraag_id=self.vraag.pk,
            )
        return {
            "vraag": als_rij(self.vraag),
            "dossier": als_rij(self.dossier) if self.dossier else None,
            "persoon": [als_rij(persoon) for persoon in personen],
            "huishoudlid": [als_rij(lid) for lid in self.huis.leden(personen, self.dossier)] if self.dossier else [],
            "geheimadres": adresrij(self.opgave, self.stelsel_id) if self.geheim and self.dossier else None,
            "dossiervraag": als_rij(koppeling) if koppeling else None,
            "signaal": als_rij(self.signaal) if self.signaal else None,
            "triage": [als_rij(self._triage())],
            "termijn": [als_rij(termijn) for termijn in self._termijnen()],
            "gebeurtenis": [als_rij(feit) for feit in self._gebeurtenissen(len(personen))],
        }

    def _gebied(self) -> Gebied | None:
        """De wijk met deze code, uit het jaar dat de inrichting van vandaag noemt."""
        code = self.opgave.feiten.get("gebied")
        jaren = [gebied.jaar for gebied in self.inrichting.gebieden if gebied.code == code]
        gebieden = Gebied.objects.filter(stelsel_id=self.stelsel_id, code=code, jaar__in=jaren)
        return gebieden.select_related("gemeente").first()

    def _gemeente(self) -> Gemeente:
        """De genoemde gemeente, anders die van de wijk, anders de eerste van het stelsel."""
        gemeenten = Gemeente.objects.filter(stelsel_id=self.stelsel_id)
        code = self.opgave.feiten.get("gemeente")
        if self.gebied is not None and not code:
            return self.gebied.gemeente
        return gemeenten.get(code=code) if code else gemeenten.order_by("pk")[0]

    def _vraag(self) -> Vraag:
        feiten = self.opgave.feiten
        beantwoord = self.opgave.meteen_klaar
        return Vraag(
            stelsel_id=self.stelsel_id,
            team=self.route.team,
            sleutel=self.opgave.sleutel,
            gemeente=self.gemeente,
            gebied=self.gebied,
            soort=feiten.get("soort", Vraag.Soort.VRAAG),
            kanaal=feiten.get("kanaal", Vraag.Kanaal.TELEFOON),
            aanmelder=feiten.get("aanmelder", Vraag.Aanmelder.INWONER),
            ontvangen_op=self.nu,
            aangenomen_door=self.medewerker,
            eigen_woorden=self.opgave.eigen_woorden,
            opgegeven_adres=opgegeven_bij_bekend(self.opgave),
            melder_naam=self.opgave.melder_naam,
            melder_telefoon=self.opgave.melder_telefoon,
            melder_betrekking=self.opgave.melder_betrekking,
            melder_organisatie=self.opgave.melder_organisatie,
            betrokkene_weet=self.opgave.betrokkene_weet,
            aanbod_waar=self.opgave.aanbod_waar,
            aanbod_wanneer=self.opgave.aanbod_wanneer,
            feiten=self.feiten,
            situatie=self.route.uitkomst.situatie,
            spoed=self.route.uitkomst.spoed or met_spoed(self.opgave.signaal, self.inrichting),
            voorlopig=self.route.uitkomst.voorlopig and feiten.get("soort") != Vraag.Soort.AANBOD,
            terugbellen=self.opgave.terugbellen,
            uiterlijk=self._eerste_datum(),
            status=Vraag.Status.BEANTWOORD if beantwoord else Vraag.Status.OPEN,
            antwoord=self.opgave.antwoord,
            afsluiting=self.opgave.afsluiting,
            artikel_id=self.opgave.artikel,
            afgesloten_op=self.nu if beantwoord else None,
        )

    def _signaal(self) -> Signaal | None:
        if self.opgave.signaal is None or self.contact is None:
            return None
        return maak_signaal(self.opgave.signaal, self.vraag, self.inrichting, self.contact)

    def _eerste_datum(self) -> date | None:
        datums = [klok.uiterlijk for klok in self.route.termijnen if klok.soort not in LOOPT_VOOR_INWONER]
        return min([*datums, *([self.contact.uiterlijk] if self.contact else [])], default=None)

    def _triage(self) -> Triage:
        afgeweken = self.route.afgeweken
        return Triage(
            stelsel_id=self.stelsel_id,
            team=self.route.team,
            vraag_id=self.vraag.pk,
            inrichting_versie=self.route.versie,
            moment=self.nu,
            door=self.medewerker,
            regel=self.route.uitkomst.regel,
            situatie=self.route.uitkomst.situatie,
            uitkomst=self.route.uitkomst.als_dict(),
            gekozen_team=self.route.team if afgeweken else None,
            argument=self.opgave.argument if afgeweken else "",
        )

    def _termijnen(self) -> list[Termijn]:
        klaar = self.opgave.meteen_klaar
        erbij = [contactklok(self.vraag, self.contact, self.dag, klaar=klaar)] if self.contact else []
        return erbij + [
            Termijn(
                stelsel_id=self.stelsel_id,
                team=self.route.team,
                vraag_id=self.vraag.pk,
                soort=klok.soort,
                start=klok.start,
                uiterlijk=klok.uiterlijk,
                grondslag=klok.grondslag,
                atw=klok.atw,
                stappen=list(klok.stappen),
                klaar_op=self.dag if klaar else None,
            )
            for klok in self.route.termijnen
        ]

    def _gebeurtenissen(self, leden: int) -> list[models.Model]:
        uitkomst, opgave = self.route.uitkomst, self.opgave
        feiten: list[Feit] = [DossierGeopend(leden=leden)] if self.dossier else []
        feiten += [
            VraagBinnengekomen(
                vraagsoort=self.vraag.soort,
                kanaal=self.vraag.kanaal,
                aanmelder=self.vraag.aanmelder,
                leefgebieden=tuple(opgave.feiten.get("leefgebieden", ())),
                meteen_beantwoord=opgave.meteen_klaar,
                bekend=opgave.bekend_dossier is not None,
            ),
            TriageGedaan(
                situatie=uitkomst.situatie,
                bestemming=self.route.team.soort,
                voorlopig=uitkomst.voorlopig,
                spoed=uitkomst.spoed,
                ontvangst=uitkomst.ontvangst,
                afgeweken=self.route.afgeweken,
            ),
            OntvangstBevestigd(termijnen=tuple(klok.soort for klok in self.route.termijnen)),
        ]
        if self.signaal:
            feiten.append(feit_bij(self.signaal, self.inrichting))
        if opgave.meteen_klaar:
            feiten.append(VraagBeantwoord(afsluiting=self.vraag.afsluiting, artikel=opgave.artikel))
        else:
            beloofd = [klok.uiterlijk for klok in self.route.termijnen if klok.soort == TERUGBELLEN]
            feiten += [TerugbellenGevraagd(uiterlijk=dag) for dag in beloofd]
        return [self._gebeurtenis(feit, plek) for plek, feit in enumerate(feiten)]

    def _gebeurtenis(self, feit: Feit, plek: int) -> models.Model:
        # Een microseconde uit elkaar, zodat de volgorde op de tijdlijn die van het werk is.
        moment = self.nu + timedelta(microseconds=plek)
        return maak(
            feit,
            stelsel_id=self.stelsel_id,
            moment=moment,
            medewerker_id=self.medewerker.pk,
            dossier_id=self.dossier_id,
            vraag_id=self.vraag.pk,
            team_id=self.route.team.pk,
            inrichting_versie=self.route.versie.versie,
            regel=self.route.uitkomst.regel,
        )
