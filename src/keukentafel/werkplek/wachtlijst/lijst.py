"""De wachtlijst van een team: op volgorde, met waarom, en wat er deze week moet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.wachtlijst.models import Wachtplek
from keukentafel.doen.wachtlijst.overzichten import ONVEILIG, in_volgorde, niet_veilig, plekken
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.overzichten import afwezig_op
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.wachtlijst import Plaats, waarom_hier
from keukentafel.werkplek import klok
from keukentafel.werkplek.vragen.wachtrij import titel

PER_BLAD = 25


@dataclass(frozen=True)
class Rij:
    """Iemand die wacht, met haar plaats en het volgende contact."""

    plek: Wachtplek
    plaats: Plaats
    titel: str
    huishouden: str
    waarom: str
    contact: klok.Klok
    veiligheid: klok.Klok | None
    """Alleen als er eerder naar veiligheid wordt gevraagd dan er contact is."""
    onveilig: bool
    lang: bool
    afwezig: bool


@dataclass(frozen=True)
class Lijst:
    """Alles wat het blad Wachtlijst toont."""

    team: Team | None
    teams: list[Team]
    pagina: Page[tuple[Wachtplek, Plaats]]
    rijen: list[Rij]
    onveilig: list[Wachtplek]
    vandaag: date

    @property
    def vragen(self) -> list[Vraag]:
        """Elke vraag die op het blad staat."""
        alle = [*(rij.plek.vraag for rij in self.rijen), *(plek.vraag for plek in self.onveilig)]
        return list({vraag.pk: vraag for vraag in alle}.values())

    def context(self) -> dict[str, object]:
        """De context van het sjabloon."""
        return {
            "team": self.team,
            "teams": self.teams,
            "pagina": self.pagina,
            "rijen": self.rijen,
            "onveilig": [(plek, huishouden_bij(plek)) for plek in self.onveilig],
            "vandaag": self.vandaag,
        }


def lijst(kring: Werkkring, nu: datetime, gekozen: str, nummer: str) -> Lijst:
    """De wachtlijst van het gekozen team, of van het eerste team van deze medewerker."""
    vandaag, bereik = timezone.localdate(nu), kring.bereik("dossier_lezen")
    inrichting = kring.inrichting
    teams = [team for team in kring.teams if team.pk in kring.leesteams]
    team = next((een for een in teams if str(een.pk) == gekozen), teams[0] if teams else None)
    hier = plekken(kring.stelsel.pk, bereik).filter(team=team)
    pagina = Paginator(in_volgorde(hier), PER_BLAD).get_page(nummer)
    weg = afwezig_op(kring.stelsel.pk, vandaag, {plek.contact_id for plek, _plaats in pagina.object_list})
    return Lijst(
        team=team,
        teams=teams,
        pagina=pagina,
        rijen=[_rij(plek, plaats, inrichting, weg, vandaag) for plek, plaats in pagina.object_list],
        onveilig=list(niet_veilig(kring.stelsel.pk, bereik)[:PER_BLAD]),
        vandaag=vandaag,
    )


def _rij(plek: Wachtplek, plaats: Plaats, inrichting: Inrichting, weg: Iterable[int], vandaag: date) -> Rij:
    eerder = plek.volgende_veiligheid < plek.volgend_contact
    return Rij(
        plek=plek,
        plaats=plaats,
        titel=titel(plek.vraag, inrichting),
        huishouden=huishouden_bij(plek),
        waarom=waarom_hier(plaats),
        contact=klok.maak(plek.volgend_contact, vandaag, begin=plek.sinds, woorden=_("Contact")),
        veiligheid=klok.maak(plek.volgende_veiligheid, vandaag, begin=plek.sinds, woorden=_("Veiligheid"))
        if eerder
        else None,
        onveilig=getattr(plek, "laatste_veilig", "") in ONVEILIG,
        lang=(vandaag - plek.sinds).days > inrichting.wachtlijst.lang_dagen,
        afwezig=plek.contact_id in set(weg),
    )


def huishouden_bij(plek: Wachtplek) -> str:
    """Hoe het huishouden heet, of anders wie vroeg, of het kenmerk."""
    koppeling = getattr(plek.vraag, "dossiervraag", None)
    return (koppeling.dossier.naam if koppeling else "") or plek.vraag.melder_naam or plek.vraag.kenmerk
