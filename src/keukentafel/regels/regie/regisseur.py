"""Wie krijgt de regie als iemand een vraag opneemt? De triage zegt het, en wie haar al heeft houdt haar."""

from dataclasses import dataclass
from typing import Literal

from keukentafel.regels.woorden import Regisseur

Wie = Literal["team", "medewerker", "huishouden"]
"""Van wie de regie kan zijn: het team zolang niemand op naam haar heeft, iemand op naam, of het huishouden zelf."""
Waarom = Literal[
    "heeft_al_iemand", "ander_team_draagt", "nog_te_bepalen", "huishouden_kan_het", "geen_volwassene", "team_regisseert"
]


@dataclass(frozen=True, slots=True)
class Opname:
    """Een vraag die net is opgenomen, en hoe het huishouden er dan voor staat."""

    triage: Regisseur
    """Wie volgens de triage de regie voert."""
    nu: Wie
    eigen_dossier: bool = True
    """Draagt het team van de vraag ook het dossier?"""
    volwassene: bool | None = None
    """Hoort er iemand van 18 of ouder bij het huishouden? None: geen leeftijd bekend."""


@dataclass(frozen=True, slots=True)
class Besluit:
    """Wie de regie krijgt; gelijk aan `nu` als er niets verandert."""

    wie: Wie
    waarom: Waarom
    reden: str


REDENEN: dict[Waarom, str] = {
    "heeft_al_iemand": "Iemand heeft de regie al op naam. Een volgende vraag verandert dat niet.",
    "ander_team_draagt": "Een ander team draagt het dossier. Dat team bepaalt wie de regie heeft.",
    "nog_te_bepalen": "De triage weet nog niet wie de regie voert. Tot dat bekend is, heeft het team haar.",
    "huishouden_kan_het": "Het is één vraag, en het huishouden kan het zelf. Dan voert het huishouden de regie.",
    "geen_volwassene": "Het huishouden zou het zelf doen, maar van niemand is bekend dat zij of hij volwassen is. "
    "Wie de vraag opneemt, krijgt de regie.",
    "team_regisseert": "Volgens de triage voert het team de regie. Wie de vraag opneemt, krijgt haar op naam.",
}


def wie_krijgt_de_regie(opname: Opname) -> Besluit:
    """Wie de regie heeft nadat een vraag is opgenomen.

    Een regisseur op naam blijft. Voert het huishouden zelf de regie en wordt het zwaarder, dan krijgt wie opneemt haar.
    Gaat het om een expertteam of stadsteam, dan is dat het team dat de vraag opneemt. # aanname: wie afwijkt van de
    triage en de vraag bij een ander team legt, geeft dat team ook de regie tot iemand haar overneemt
    """
    if opname.nu == "medewerker":
        return _besluit("medewerker", "heeft_al_iemand")
    if not opname.eigen_dossier:
        return _besluit(opname.nu, "ander_team_draagt")
    if opname.triage == "nog_te_bepalen":
        return _besluit(opname.nu, "nog_te_bepalen")
    if opname.triage != "huishouden":
        return _besluit("medewerker", "team_regisseert")
    if opname.volwassene is False:
        return _besluit("medewerker", "geen_volwassene")
    return _besluit("huishouden", "huishouden_kan_het")


def _besluit(wie: Wie, waarom: Waarom) -> Besluit:
    return Besluit(wie, waarom, REDENEN[waarom])
