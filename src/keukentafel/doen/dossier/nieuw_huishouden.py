"""Het huishouden van iemand die wij nog niet kennen: zijn dossier, de mensen, en wie van hen wie is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from keukentafel.doen.dossier.bsn import bsnvelden
from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.dossier.opgave import Opgave, PersoonOpgave
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.namen import naamvelden, zoeknaam

VOLWASSEN = 18  # jaar (BW 1:233)


@dataclass(frozen=True)
class NieuwHuishouden:
    """Bouwt de rijen van een huishouden bij het aannemen (`aannemen.Rijen`); bewaart zelf niets."""

    opgave: Opgave
    stelsel_id: int
    team: Team
    dag: date

    def dossier(self, gemeente: Gemeente, gebied: Gebied | None, *, geheim: bool, nu: datetime) -> Dossier | None:
        """Een nieuw dossier, of None als het al bestaat of niet te zeggen is om wie het gaat (anoniem)."""
        persoon, adres = self.opgave.persoon, self.opgave.adres
        te_herkennen = persoon is not None and persoon.te_herkennen
        if self.opgave.bekend_dossier or not (te_herkennen or (adres.postcode and adres.huisnummer)):
            return None
        naam = f"{persoon.tussenvoegsel} {persoon.achternaam}".strip() if persoon else ""
        return Dossier(
            stelsel_id=self.stelsel_id,
            team=self.team,
            gemeente=gemeente,
            gebied=gebied,
            naam=naam[:1].upper() + naam[1:],
            sorteernaam=zoeknaam(persoon.achternaam) if persoon else "",
            **({"adres_geheim": True} if geheim else asdict(adres)),
            geopend_op=nu,
        )

    def personen(self) -> list[Persoon]:
        """De hoofdpersoon als die genoemd is, en van de anderen alleen hoe oud zij zijn."""
        anderen = [
            Persoon(stelsel_id=self.stelsel_id, team=self.team, leeftijd_bij_opgave=leeftijd)
            for leeftijd in self.opgave.andere_leeftijden
        ]
        return [self._hoofdpersoon(self.opgave.persoon), *anderen] if self.opgave.persoon else anderen

    def _hoofdpersoon(self, opgave: PersoonOpgave) -> Persoon:
        return Persoon(
            stelsel_id=self.stelsel_id,
            team=self.team,
            voornaam=opgave.voornaam,
            tussenvoegsel=opgave.tussenvoegsel,
            achternaam=opgave.achternaam,
            **naamvelden(opgave.tussenvoegsel, opgave.achternaam),
            geboortedatum=opgave.geboortedatum,
            telefoon=opgave.telefoon,
            **bsnvelden(self.stelsel_id, opgave.bsn),
        )

    def leden(self, personen: Sequence[Persoon], dossier: Dossier) -> list[Huishoudlid]:
        """De plek van elk van hen, vanaf vandaag."""
        return [
            Huishoudlid(
                stelsel_id=self.stelsel_id,
                team=self.team,
                dossier_id=dossier.pk,
                persoon_id=persoon.pk,
                rol=self._rol(nummer, persoon),
                van=self.dag,
            )
            for nummer, persoon in enumerate(personen)
        ]

    def _rol(self, nummer: int, persoon: Persoon) -> Huishoudlid.Rol:
        if nummer == 0 and self.opgave.persoon:
            return Huishoudlid.Rol.HOOFDPERSOON
        leeftijd = persoon.leeftijd_bij_opgave
        return Huishoudlid.Rol.KIND if leeftijd is not None and leeftijd < VOLWASSEN else Huishoudlid.Rol.LID
