"""De stand tijdens het gesprek: welke vragen nog, welke uitkomst, waarom, en wat je kunt zeggen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.signalen.aannemen import CONTACTKLOK
from keukentafel.doen.triage.acties import lees_vraag
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.termijnen import Klok, Termijn, bereken
from keukentafel.regels.triage import Anders, TriageVraag, Uitkomst, beoordeel, relevante_vragen
from keukentafel.regels.triage import Vraag as Triagevraag
from keukentafel.regels.triage.tabel import tabel_van
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.regels.woorden import KENMERKEN
from keukentafel.werkplek import datums
from keukentafel.werkplek.vragen import namen
from keukentafel.werkplek.vragen.gevaar import Gevaar, bij_feiten
from keukentafel.werkplek.woorden import hoofdletter, telwoord

ANDERS_TONEN = 5


@dataclass(frozen=True)
class Feitregel:
    """Een regel in het blokje met feiten: wat, de waarde en een zachte toevoeging."""

    wat: str
    waarde: str
    bij: str = ""

    @property
    def kort(self) -> bool:
        """Of de toevoeging op één regel hoort te blijven."""
        return len(self.bij) < 20


@dataclass(frozen=True)
class Anderszin:
    """Eén ander antwoord, en wat er dan zou gebeuren."""

    vraag: str
    antwoord: str
    dan: str

    @property
    def zin(self) -> str:
        """Alles achter elkaar: "Is een kind in gevaar? Ja: dan multiprobleem, naar het expertteam." """
        dan = _("%(antwoord)s: dan") % {"antwoord": self.antwoord} if self.antwoord else _("Dan")
        return f"{self.vraag} {dan} {self.dan}."


@dataclass(frozen=True)
class Stand:
    """Alles wat naast het formulier staat."""

    uitkomst: Uitkomst
    vragen: list[TriageVraag]
    kop: str
    plek: str
    reden: str
    feiten: list[Feitregel]
    ingevuld: list[str]
    anders: list[Anderszin]
    nodig: list[tuple[str, str]] = field(default_factory=list)
    """Wat er verder nog ontbreekt: het veld en een zin."""
    specialisme: bool = False
    gevaar: Gevaar | None = None
    aanbod: bool = False
    """Iemand komt iets brengen; er is niets te beoordelen."""

    @property
    def kort(self) -> str:
        """De situatie voor de balk onder aan een telefoon; leeg zolang die nog niet zeker is."""
        if self.aanbod:
            return _("Aanbod")
        return "" if self.uitkomst.voorlopig else str(namen.SITUATIES_KORT[self.uitkomst.situatie])


def specialismen(inrichting: Inrichting) -> tuple[str, ...]:
    """De specialismen waar de triage van deze inrichting naar kijkt."""
    voor = "kenmerken.specialisme:"
    return tuple(feit.removeprefix(voor) for feit in tabel_van(inrichting).domein if feit.startswith(voor))


def leest(inrichting: Inrichting, feit: str) -> bool:
    """Of de triage van deze inrichting naar dit feit kijkt."""
    return feit in tabel_van(inrichting).domein


def bepaal(feiten: dict[str, object], inrichting: Inrichting, vandaag: date) -> Stand:
    """Beoordeelt wat er nu bekend is en zet de uitkomst in woorden."""
    vraag = lees_vraag(feiten, vandaag)
    return in_woorden(beoordeel(vraag, inrichting), vraag, feiten, inrichting, vandaag)


def in_woorden(
    uitkomst: Uitkomst, vraag: Triagevraag, feiten: Mapping[str, object], inrichting: Inrichting, vandaag: date
) -> Stand:
    """Een uitkomst van de regels in woorden, met de vragen die er nog toe doen."""
    ontbreekt = uitkomst.ontbreekt
    return Stand(
        uitkomst=uitkomst,
        vragen=relevante_vragen(vraag, inrichting),
        kop=_kop(uitkomst, inrichting),
        plek=namen.team_of_soort(uitkomst.bestemming.team, uitkomst.bestemming.soort, inrichting),
        reden=uitkomst.reden,
        feiten=list(_feiten(uitkomst, inrichting, vandaag)),
        ingevuld=list(ingevuld(feiten, inrichting)),
        anders=anderszinnen(uitkomst.anders_als, uitkomst.situatie, uitkomst.bestemming.soort, inrichting),
        nodig=[(veld, zin) for pad, (veld, zin) in _velden().items() if pad in ontbreekt],
        specialisme=any(pad.startswith("kenmerken.specialisme") for pad in ontbreekt)
        or "specialisme" in (vraag.kenmerken.model_fields_set),
        gevaar=bij_feiten(feiten),
    )


def _velden() -> dict[str, tuple[str, str]]:
    return {
        "gebied": ("id_gebied", _("In welke wijk? Dat bepaalt welk team.")),
        "gemeente": ("id_gebied", _("In welke gemeente? Kies de wijk.")),
        "vraag_van": ("id_geboortedatum", _("Hoe oud is wie zelf een vraag heeft?")),
        "leeftijd": ("id_geboortedatum", _("Hoe oud is degene om wie het gaat?")),
        "voorziening.wet": ("id_voorziening", _("Wordt er om bepaalde hulp gevraagd?")),
        "voorziening.categorie": ("id_voorziening", _("Om welke hulp gaat het precies?")),
        "aanmelder": ("id_aanmelder_0", _("Wie stelt de vraag?")),
    }


def _kop(uitkomst: Uitkomst, inrichting: Inrichting) -> str:
    team = namen.team_of_soort(uitkomst.bestemming.team, uitkomst.bestemming.soort, inrichting)
    if uitkomst.ontvangst == "niet_voor_ons":
        return _("Niet voor onze gemeente")
    if uitkomst.voorlopig:
        return _("Nog niet zeker; blijft nu bij %(team)s") % {"team": team}
    situatie = namen.SITUATIES[uitkomst.situatie]
    return _("%(situatie)s, voor %(team)s") % {"situatie": situatie, "team": team}


def _feiten(uitkomst: Uitkomst, inrichting: Inrichting, vandaag: date) -> Iterator[Feitregel]:
    if not uitkomst.voorlopig:
        yield Feitregel(_("Regisseur"), str(namen.REGISSEURS[uitkomst.regisseur]))
        yield Feitregel(_("Rol"), str(namen.ROLLEN[uitkomst.rol]))
    if uitkomst.betrokken:
        wie = opsomming([namen.betrokkene(code, inrichting) for code in uitkomst.betrokken])
        yield Feitregel(_("Kijkt mee"), wie)
    if uitkomst.ontvangst == "doorgezet":
        yield Feitregel(_("Aannemen"), _("neem aan en zet door"), _("(dit team is niet rechtstreeks te bereiken)"))
    yield Feitregel(_("Spoed"), _("ja, doe vandaag nog iets") if uitkomst.spoed else _("nee"))
    for termijn in uitkomst.termijnen:
        naam = termijnnaam(termijn.soort, inrichting)
        yield Feitregel(naam, datums.dag(termijn.uiterlijk, vandaag), f"({datums.nog(termijn.uiterlijk, vandaag)})")


def termijnnaam(soort: str, inrichting: Inrichting) -> str:
    """Hoe een klok op het scherm heet."""
    if soort == CONTACTKLOK:
        return _("Contact na het signaal")
    bekend = inrichting.termijnen.get(soort)
    return bekend.naam if bekend else soort.replace("_", " ").capitalize()


def ingevuld(feiten: Mapping[str, object], inrichting: Inrichting) -> Iterator[str]:
    """Wat er is ingevuld en voor de uitkomst telde, in zinnen."""
    codes = feiten.get("leefgebieden")
    if isinstance(codes, list) and codes:
        woorden = opsomming([str(inrichting.leefgebied_namen.get(code, code)).lower() for code in codes])
        kop = ngettext("Eén gebied", "%(n)s gebieden", len(codes)) % {"n": hoofdletter(telwoord(len(codes)))}
        yield f"{kop}: {woorden}"
    if "leeftijd" in feiten:
        yield _("Leeftijd: %(n)s jaar") % {"n": feiten["leeftijd"]}
    kenmerken = feiten.get("kenmerken")
    antwoorden = kenmerken if isinstance(kenmerken, dict) else {}
    for kenmerk in KENMERKEN:
        vraag = inrichting.triage.vragen.get(kenmerk)
        if kenmerk in antwoorden and vraag is not None:
            zin = (vraag.ja if antwoorden[kenmerk] else vraag.nee) or vraag.tekst
            yield zin[:1].upper() + zin[1:]
    for code in antwoorden.get("specialisme", []):
        yield namen.specialisme(code)


def anderszinnen(anders_als: Iterable[Anders], situatie: str, soort: str, inrichting: Inrichting) -> list[Anderszin]:
    """Wat er met een ander antwoord zou gebeuren, de eerste vijf.

    Wat aan de telefoon telt: een andere leeftijd alleen als de vraag dan ergens anders heen gaat.
    """
    nu = f"{situatie} -> {soort}"
    keuze = [een for een in anders_als if een.feit != "leeftijd" or not een.dan.startswith(nu)]
    return [_anders(een, inrichting) for een in keuze[:ANDERS_TONEN]]


def _anders(anders: Anders, inrichting: Inrichting) -> Anderszin:
    situatie, _pijl, rest = anders.dan.partition(" -> ")
    soort, _punt, extra = rest.partition("; ")
    plek = namen.team_of_soort(None, soort, inrichting)
    dan = _("%(situatie)s, naar %(plek)s") % {"situatie": situatie, "plek": plek}
    if anders.feit == "leeftijd":
        return Anderszin(_("Is de leeftijd %(n)s jaar?") % {"n": anders.waarde}, "", f"{dan}{_bij(extra)}")
    vraag = inrichting.triage.vragen.get(anders.feit.removeprefix("kenmerken."))
    return Anderszin(
        vraag.tekst if vraag else anders.feit, _("Ja") if anders.waarde else _("Nee"), f"{dan}{_bij(extra)}"
    )


def _bij(extra: str) -> str:
    return f", {extra.replace('; ', ', ').replace('-', ' ')}" if extra else ""


def terugbeltermijn(inrichting: Inrichting, vandaag: date) -> Termijn | None:
    """Wanneer een terugbelverzoek van vandaag uiterlijk klaar is."""
    if "terugbelverzoek" not in inrichting.termijnen:
        return None
    return bereken(Klok(soort="terugbelverzoek", start=vandaag), inrichting)
