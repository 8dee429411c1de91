"""Van het dossier naar de tekening en de lijst: wie er zijn, hoe zij bij elkaar horen en wat er naast staat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk import overzichten
from keukentafel.doen.netwerk.models import Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.overzichten import Netwerk
from keukentafel.doen.netwerk.personen import VOLWASSEN, leeftijd_nu
from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden import gezag
from keukentafel.werkplek.huishouden.hoofd import naam as dossiernaam
from keukentafel.werkplek.netwerk import familie as tekening
from keukentafel.werkplek.netwerk.woorden import Regel, lijst
from keukentafel.werkplek.woorden import hoofdletter

MET_SINDS = ("partner", "ex_partner", "pleegouder", "stiefouder")
"""Bij deze relaties zegt het begin iets; een ouder is dat sinds de geboorte."""


@dataclass(frozen=True)
class Mensregel:
    """Eén persoon in de lijst naast de tekening, met wat er over haar te zeggen en te doen is."""

    id: UUID
    kop: str
    zinnen: str
    woont_hier: bool
    leeft: bool
    telefoon: str
    eigen: bool = True
    """False: alleen uit een dossier dat hierin opging; daar schrijft niemand meer."""
    uit: tuple[str, ...] = ()
    """De namen van de dossiers die hierin opgingen en waarin zij ook staat."""


def familie(net: Netwerk) -> tekening.Familie:
    """De familie zoals zij op de dag van dit netwerk was."""
    rol = {lid.persoon_id: lid for lid in net.leden}
    kort = overzichten.namen(net.personen)
    mensen = [_mens(persoon, rol.get(persoon.pk), _kort(kort[persoon.pk]), net.dag) for persoon in net.personen]
    return tekening.Familie.van(mensen, map(_relatie, net.relaties))


def regels(net: Netwerk, gezin: tekening.Familie) -> list[Mensregel]:
    """De lijst: wat de tekening vertelt, met wie er beslist en hoe iemand te bereiken is."""
    op_id = {str(persoon.pk): persoon for persoon in net.personen}
    return [_regel(regel, op_id[regel.mens.id], net) for regel in lijst(gezin)]


def zin(relatie: Relatie, kort: dict[UUID, str]) -> str:
    """Eén relatie in een zin: "Marieke is ouder van Tijn"."""
    a, b = (_kort(kort.get(wie, "")) for wie in (relatie.a_id, relatie.b_id))
    return _("%(a)s is %(soort)s %(b)s") % {"a": a, "soort": relatie.get_soort_display(), "b": b}


def namen(personen: Iterable[Persoon]) -> dict[UUID, str]:
    """Hoe iedereen kort heet; wie geen naam heeft, ook."""
    return {wie: _kort(kort) for wie, kort in overzichten.namen(personen).items()}


def volle_naam(persoon: Persoon, dag: date) -> str:
    """Naam en leeftijd, voor een keuzelijst."""
    return ", ".join(filter(None, (_kort(persoon.naam), _bij(persoon, dag))))


def _regel(regel: Regel, persoon: Persoon, net: Netwerk) -> Mensregel:
    over = [overzichten.beslisser(rij) for rij in net.vertegenwoordigingen if rij.over_id == persoon.pk]
    mens = regel.mens
    gezegd = [f"{hoofdletter(deel)}." for deel in gezag.in_het_kort(over, kind=mens.kind and not mens.overleden)]
    zinnen = " ".join((*regel.zinnen, *gezegd, *_voor_wie(net.vertegenwoordigingen, persoon)))
    eigen, uit = uit_welke(net, (dossier for dossier, _nummer in net.waar[persoon.pk]))
    return Mensregel(persoon.pk, regel.kop, zinnen, mens.woont_hier, not mens.overleden, persoon.telefoon, eigen, uit)


def uit_welke(net: Netwerk, dossiers: Iterable[Dossier]) -> tuple[bool, tuple[str, ...]]:
    """Of iets in dit dossier zelf staat, en hoe de opgegane dossiers heten waarin het staat."""
    alle = list(dossiers)
    andere = dict.fromkeys(een for een in alle if een.pk != net.dossier.pk)
    return net.dossier in alle, tuple(dict.fromkeys(dossiernaam(een) for een in andere))


def _voor_wie(rijen: Iterable[Vertegenwoordiging], persoon: Persoon) -> Iterator[str]:
    """Wat iemand zelf voor een ander mag: "Heeft gezag over Tijn"."""
    for rij in rijen:
        if rij.door_persoon_id == persoon.pk:
            yield f"{hoofdletter(rij.get_soort_display())} {_kort(rij.over.voornaam or rij.over.naam)}."


def _mens(persoon: Persoon, lid: Huishoudlid | None, kort: str, dag: date) -> tekening.Mens:
    jaren = leeftijd_nu(persoon, dag)
    kind = jaren < VOLWASSEN if jaren is not None else bool(lid and lid.rol == Huishoudlid.Rol.KIND)
    return tekening.Mens(
        id=str(persoon.pk),
        naam=_kort(persoon.naam),
        kort=kort,
        bij=_bij(persoon, dag),
        geslacht=persoon.geslacht or "niet_bekend",
        overleden=_overleden(persoon, dag),
        woont_hier=lid is not None,
        vrager=lid is not None and lid.rol == Huishoudlid.Rol.HOOFDPERSOON,
        kind=kind,
    )


def _relatie(relatie: Relatie) -> tekening.Relatie:
    sinds = ""
    if relatie.van is not None and relatie.soort in MET_SINDS:
        sinds = _("sinds %(jaar)s") % {"jaar": relatie.van.year}
    return tekening.Relatie(str(relatie.pk), relatie.soort, str(relatie.a_id), str(relatie.b_id), sinds)


def _kort(naam: str) -> str:
    return naam or _("Naam niet bekend")


def _overleden(persoon: Persoon, dag: date) -> bool:
    return persoon.overleden_op is not None and persoon.overleden_op <= dag


def _bij(persoon: Persoon, dag: date) -> str:
    if _overleden(persoon, dag) and persoon.overleden_op is not None:
        return _("overleden %(jaar)s") % {"jaar": persoon.overleden_op.year}
    jaren = leeftijd_nu(persoon, dag)
    return ngettext("%(n)s jaar", "%(n)s jaar", jaren) % {"n": jaren} if jaren is not None else ""


def periode(rij: Vertegenwoordiging) -> str:
    """Sinds wanneer iets geldt en hoe wij dat weten."""
    sinds = _("sinds %(dag)s") % {"dag": datums.datum_lang(rij.van)} if rij.van else ""
    bron = _("bron: %(bron)s") % {"bron": rij.bron} if rij.bron else ""
    return hoofdletter(", ".join(filter(None, (sinds, bron))))
