"""Afwezig vandaag: wie er niet is, en bij wie haar klokken nu zijn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.vervanging import bestemmingen
from keukentafel.doen.regie.liggen import op_naam_van
from keukentafel.regelen.inzet.bezetting import Weg, Werker
from keukentafel.regels.inzet import Bestemming, Lopend, gaat_mee
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek import datums
from keukentafel.werkplek.klok import Klok
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.vragen.wachtrij import titel, vraagklok
from keukentafel.werkplek.woorden import midden_in_zin


@dataclass(frozen=True)
class Rij:
    """Een klok van wie er niet is. `niemand`: iemand moet kiezen; `moet_nog`: de vervanger krijgt haar met de knop."""

    vraag: Vraag
    klok: Klok | None
    titel: str
    huishouden: str
    dossier_id: UUID | None
    zin: str
    niemand: bool = False
    moet_nog: bool = False


@dataclass
class Blok:
    """Iemand die er niet is, met haar klokken: wat nog niemand heeft voorop."""

    wie: Werker
    zin: str
    vervanger: Werker | None
    rijen: list[Rij] = field(default_factory=list)
    blijft: int = 0
    """Open vragen zonder klok voor haar terugkeer; die blijven bij haar."""
    afspraken: int = 0
    taken: int = 0
    """Wat er deze week op haar naam staat en niet vanzelf meegaat."""

    @property
    def niemand(self) -> int:
        return sum(rij.niemand for rij in self.rijen)

    @property
    def moet_nog(self) -> int:
        return sum(rij.moet_nog for rij in self.rijen)


def blokken(plek: Plek, vragen: Sequence[Vraag]) -> list[Blok]:
    """Per afwezige een blok; `vragen` zijn haar open vragen en wat anderen van haar overnamen."""
    uit = [_blok(plek, wie, wie.afwezig, vragen) for wie in plek.afwezigen if wie.afwezig]
    if plek.leest and uit:
        staat = op_naam_van(plek.kring, plek.team.pk, [blok.wie.id for blok in uit], plek.nu)
        for blok in uit:
            blok.afspraken, blok.taken = staat[blok.wie.id]
    return sorted(uit, key=lambda blok: (blok.niemand == 0, blok.wie.naam))


def _blok(plek: Plek, wie: Werker, weg: Weg, vragen: Sequence[Vraag]) -> Blok:
    vervanger = plek.mensen.get(weg.vervanger) if weg.vervanger else None
    van_haar = {vraag.pk: vraag for vraag in vragen if vraag.opgenomen_door_id == wie.id}
    mee = bestemmingen(van_haar.values(), wie, vervanger, plek.inrichting, plek.vandaag)
    rijen_ = [_rij(plek, van_haar[een.lopend.vraag], _waarheen(plek, een, vervanger), een) for een in mee]
    overgenomen = [v for v in vragen if v.namens_id == wie.id and gaat_mee(_lopend(v), weg.periode)]
    rijen_ += [_rij(plek, vraag, _ging_naar(plek, vraag)) for vraag in overgenomen]
    return Blok(wie, zin(plek, weg, vervanger), vervanger, rijen_, len(van_haar) - len(mee))


def _lopend(vraag: Vraag) -> Lopend:
    return Lopend(vraag.pk, vraag.uiterlijk, vraag.spoed)


def _rij(plek: Plek, vraag: Vraag, zin: str, bestemming: Bestemming | None = None) -> Rij:
    koppeling = getattr(vraag, "dossiervraag", None)
    return Rij(
        vraag=vraag,
        klok=vraagklok(vraag, plek.vandaag),
        titel=_("Terugbellen") if vraag.terugbellen else titel(vraag, plek.inrichting),
        huishouden=(koppeling.dossier.naam if koppeling else "") or vraag.melder_naam,
        dossier_id=koppeling.dossier_id if koppeling else None,
        zin=zin,
        niemand=bestemming is not None and bestemming.naar is None,
        moet_nog=bestemming is not None and bestemming.naar is not None,
    )


def zin(plek: Plek, weg: Weg, vervanger: Werker | None) -> str:
    """ "afwezig sinds donderdag 19 november, terug op woensdag 25 november. Vervanger: Fatma Koç." """
    van, tot = weg.periode.van, weg.periode.tot
    terug = _("wanneer zij terug is, is nog niet bekend")
    if tot is not None:
        terug = _("terug op %(dag)s") % {"dag": datums.dag(tot, plek.vandaag)}
    deel = _("afwezig sinds %(dag)s, %(terug)s.") % {"dag": datums.dag(van, plek.vandaag), "terug": terug}
    if vervanger is None:
        return f"{deel} {_('Er is nog geen vervanger.')}"
    return f"{deel} {_('Vervanger: %(naam)s.') % {'naam': vervanger.naam}}"


def _waarheen(plek: Plek, een: Bestemming, vervanger: Werker | None) -> str:
    """Waarom de klok nog niet verhuisd is, en wat dat zou veranderen."""
    naam = vervanger.naam if vervanger else ""
    if een.waarom == "vervanger":
        return _("Gaat naar %(naam)s, maar is nog niet overgezet.") % {"naam": naam}
    return _("Nog niemand. %(waarom)s") % {"waarom": waarom(plek, een, naam)}


def waarom(plek: Plek, een: Bestemming, naam: str) -> str:
    """De reden dat iemand moet kiezen, in één of twee zinnen."""
    if een.waarom == "geen_vervanger":
        return _("Er is geen vervanger. Kies je er een, dan gaan de klokken mee.")
    if een.waarom == "vervanger_niet_in_team":
        return _("%(naam)s werkt niet in dit team. Met een rol in dit team kan het wel.") % {"naam": naam}
    if een.waarom == "vervanger_afwezig":
        dag = datums.dag(een.terug_op, plek.vandaag) if een.terug_op else ""
        terug = _("Vanaf %(dag)s kan het wel.") % {"dag": dag} if dag else _("Kies een andere vervanger.")
        return f"{_('%(naam)s is zelf afwezig.') % {'naam': naam}} {terug}"
    wat = opsomming(kennisnamen(plek, een.kennis))
    nodig = _("Hier is kennis nodig van %(wat)s, en die heeft %(naam)s niet.") % {"wat": wat, "naam": naam}
    er = [wie for wie in plek.ploeg if wie.afwezig is None and set(een.kennis) & set(wie.kennis)]
    dan = _("Kies een collega die dat wel weet.")
    if not er:
        dan = _("In dit team weet dat vandaag niemand: vraag iemand van een ander team om mee te kijken.")
    return f"{nodig} {dan}"


def kennisnamen(plek: Plek, onderwerpen: Iterable[str]) -> list[str]:
    """Onderwerpen zoals ze midden in een zin staan."""
    soorten = plek.inrichting.deskundigheden
    return [midden_in_zin(str(soorten[code].naam)) if code in soorten else code for code in onderwerpen]


def _ging_naar(plek: Plek, vraag: Vraag) -> str:
    naam = vraag.opgenomen_door.naam if vraag.opgenomen_door else ""
    wanneer = datums.moment(vraag.opgenomen_op, plek.vandaag) if vraag.opgenomen_op else ""
    return _("Naar %(naam)s, %(wanneer)s.") % {"naam": naam, "wanneer": wanneer}


def weer_terug(plek: Plek, vragen: Sequence[Vraag]) -> list[Rij]:
    """Vragen die nog bij de vervanger liggen terwijl degene van wie ze waren er weer is."""
    er = {wie.id for wie in plek.ploeg if wie.afwezig is None}
    uit = []
    for vraag in vragen:
        if vraag.namens is not None and vraag.namens_id in er and vraag.opgenomen_door is not None:
            feiten = {"van": vraag.namens.naam, "bij": vraag.opgenomen_door.naam}
            uit.append(_rij(plek, vraag, _("Was van %(van)s, die er weer is. Nu bij %(bij)s.") % feiten))
    return uit
