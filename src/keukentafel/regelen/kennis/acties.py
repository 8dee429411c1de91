"""Artikelen bijhouden: schrijven, verbeteren, nakijken en laten vervallen. Wat er stond, blijft in de geschiedenis."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from keukentafel.regelen.kennis.models import Artikel, Artikelversie
from keukentafel.regelen.medewerkers.models import Medewerker

LANGST = 10_000
"""Tekens in een antwoord; wat langer is, leest niemand aan de telefoon."""
VELDEN = ("titel", "leefgebied", "zoekwoorden", "antwoord", "verwijzing")


@dataclass(frozen=True)
class Artikelopgave:
    """Een artikel zoals het is opgeschreven."""

    titel: str
    antwoord: str
    leefgebied: str = ""
    zoekwoorden: str = ""
    verwijzing: str = ""


class AndereVersie(Exception):
    """Een ander wijzigde het artikel na het openen van het formulier; `nu` is zoals het er staat."""

    def __init__(self, nu: Artikel) -> None:
        super().__init__(nu.slug)
        self.nu = nu


@transaction.atomic
def schrijf_artikel(*, opgave: Artikelopgave, medewerker: Medewerker, nu: datetime) -> Artikel:
    """Een nieuw artikel; het geldt meteen als nagekeken.

    Raises:
        ValidationError: wat niet klopt, per veld.
        django.db.ProgrammingError (42501): deze medewerker houdt geen artikelen bij.
    """
    _keur(opgave)
    artikel = Artikel(
        stelsel_id=medewerker.stelsel_id, slug=_slug(medewerker.stelsel_id, opgave.titel), door=medewerker,
        gewijzigd_op=nu, nagekeken_op=timezone.localdate(nu), **{veld: getattr(opgave, veld) for veld in VELDEN},
    )  # fmt: skip
    artikel.save(force_insert=True)
    _bewaar_versie(artikel)
    return artikel


@transaction.atomic
def wijzig_artikel(
    *, artikel_id: int, versie: int, opgave: Artikelopgave, medewerker: Medewerker, nu: datetime
) -> Artikel:
    """Verbeter een artikel dat nog geldt; wie het wijzigt, keek het ook na. Precies hetzelfde verandert niets.

    Raises:
        Artikel.DoesNotExist: het is er niet, of het is vervallen. ValidationError: wat niet klopt, per veld.
        AndereVersie: een ander was eerder; er verandert niets.
    """
    artikel = _op_slot(artikel_id, medewerker)
    _keur(opgave)
    if all(getattr(artikel, veld) == getattr(opgave, veld) for veld in VELDEN):
        return artikel
    if artikel.versie != versie:
        raise AndereVersie(artikel)
    for veld in VELDEN:
        setattr(artikel, veld, getattr(opgave, veld))
    artikel.versie += 1
    artikel.door, artikel.gewijzigd_op, artikel.nagekeken_op = medewerker, nu, timezone.localdate(nu)
    artikel.save(update_fields=[*VELDEN, "versie", "door", "gewijzigd_op", "nagekeken_op"])
    _bewaar_versie(artikel)
    return artikel


@transaction.atomic
def kijk_artikel_na(*, artikel_id: int, medewerker: Medewerker, nu: datetime) -> Artikel:
    """Het klopt nog: de dag van nakijken is vandaag. Fout: Artikel.DoesNotExist."""
    artikel = _op_slot(artikel_id, medewerker)
    artikel.door, artikel.nagekeken_op = medewerker, timezone.localdate(nu)
    artikel.save(update_fields=["door", "nagekeken_op"])
    return artikel


@transaction.atomic
def laat_artikel_vervallen(*, artikel_id: int, medewerker: Medewerker, nu: datetime) -> Artikel:
    """Het geldt niet meer: het staat niet meer in de lijst, en blijft te vinden. Fout: Artikel.DoesNotExist."""
    artikel = _op_slot(artikel_id, medewerker)
    artikel.door, artikel.vervallen_op = medewerker, timezone.localdate(nu)
    artikel.save(update_fields=["door", "vervallen_op"])
    return artikel


def _op_slot(artikel_id: int, medewerker: Medewerker) -> Artikel:
    return Artikel.objects.select_for_update(of=("self",)).get(
        stelsel_id=medewerker.stelsel_id, pk=artikel_id, vervallen_op__isnull=True
    )


def _keur(opgave: Artikelopgave) -> None:
    fouten = {veld: _("Vul dit nog in") for veld in ("titel", "antwoord") if not getattr(opgave, veld).strip()}
    for veld in VELDEN:
        hoogstens = LANGST if veld == "antwoord" else int(Artikel._meta.get_field(veld).max_length or 0)  # type: ignore[union-attr]
        if len(getattr(opgave, veld)) > hoogstens:
            fouten[veld] = _("Schrijf dit korter op")
    if fouten:
        raise ValidationError(fouten)


def _slug(stelsel_id: int, titel: str) -> str:
    """Een korte naam voor in het adres, die er nog niet is."""
    begin = slugify(titel)[:70].strip("-") or "artikel"
    bezet = set(Artikel.objects.filter(stelsel_id=stelsel_id, slug__startswith=begin).values_list("slug", flat=True))
    mogelijk = (begin if nummer == 1 else f"{begin}-{nummer}" for nummer in range(1, len(bezet) + 2))
    return next(slug for slug in mogelijk if slug not in bezet)


def _bewaar_versie(artikel: Artikel) -> None:
    Artikelversie(
        stelsel_id=artikel.stelsel_id, artikel=artikel, versie=artikel.versie, titel=artikel.titel,
        antwoord=artikel.antwoord, verwijzing=artikel.verwijzing, door=artikel.door, moment=artikel.gewijzigd_op,
    ).save(force_insert=True)  # fmt: skip
