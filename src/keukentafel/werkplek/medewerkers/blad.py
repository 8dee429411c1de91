"""Het blad van één medewerker, voor de beheerder en voor de manager van haar team."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from keukentafel.regelen.inzet.versie import Verouderd, versie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, geldend
from keukentafel.werkplek.medewerkers import blokken
from keukentafel.werkplek.medewerkers.forms import TOEVOEGEN, AfwezigFormulier, Bijformulier, Kader, WijzigFormulier
from keukentafel.werkplek.medewerkers.forms_rij import EINDIGEN, AfwezigWijzigen, Rijformulier
from keukentafel.werkplek.medewerkers.forms_toegang import ToegangFormulier

BEHEREN = "medewerkers_beheren"
VERDELEN = "werk_verdelen"


def mag_afwezigheid(kring: Werkkring, medewerker: Medewerker) -> bool:
    """De beheerder van iedereen, de manager van wie vandaag in haar team werkt."""
    if kring.mag(BEHEREN):
        return True
    teams = set(geldend(timezone.localdate()).filter(medewerker=medewerker).values_list("team_id", flat=True))
    return any(kring.mag(VERDELEN, team) for team in teams if team is not None)


def haal(kring: Werkkring, medewerker_id: int) -> Medewerker:
    """Een medewerker van het eigen stelsel, voor wie haar mag zien.

    Raises:
        Http404: zij is er niet, of dit gaat je niet aan; dat is hetzelfde antwoord.
    """
    rijen = Medewerker.objects.select_related("organisatie", "account").filter(stelsel=kring.stelsel)
    medewerker = rijen.filter(pk=medewerker_id).first()
    if medewerker is None or not mag_afwezigheid(kring, medewerker):
        raise Http404
    return medewerker


def kader(kring: Werkkring, medewerker: Medewerker) -> Kader:
    """Om wie het gaat, met de inrichting van vandaag."""
    nu = timezone.now()
    inrichting = kring.inrichting
    return Kader(medewerker=medewerker, door=kring.medewerker, inrichting=inrichting, nu=nu)


def inhoud(kring: Werkkring, om: Kader, fout: Bijformulier | None = None) -> dict[str, Any]:
    """De context van het blad; `fout` is het formulier dat niet goed ging, en komt op zijn eigen plek terug."""
    beheert = kring.mag(BEHEREN)
    blokken_ = _blokken(om)
    for blok in blokken_:
        _zet_formulieren(blok, om, fout, mag=beheert or blok.sleutel == AfwezigFormulier.sleutel)
    wie = fout if isinstance(fout, WijzigFormulier) else _wie(om)
    return {
        "medewerker": om.medewerker,
        "vandaag": om.vandaag,
        "beheert": beheert,
        "kolommen": [blokken_[:3], blokken_[3:]],
        "wie": wie if beheert else None,
        "toegang": _toegang(om, fout) if beheert else None,
        "fout": fout,
    }


def _blokken(om: Kader) -> list[blokken.Blok]:
    mens, dag = om.medewerker, om.vandaag
    leden = Lidmaatschap.objects.filter(medewerker=mens).select_related("team", "gebied")
    return [
        blokken.rollen(leden.order_by("-van", "rol"), om.inrichting, dag),
        blokken.uren(mens.aanstellingen.select_related("team").order_by("-van", "pk"), om.inrichting, dag),
        blokken.kennis(mens.deskundigheden.order_by("onderwerp", "-van"), om.inrichting, dag),
        blokken.afwezig(mens.afwezigheden.select_related("vervanger").order_by("-van"), dag),
        blokken.registraties(mens.registraties.order_by("-geldig_tot", "register"), om.inrichting, dag),
    ]


def _zet_formulieren(blok: blokken.Blok, om: Kader, fout: Bijformulier | None, *, mag: bool) -> None:
    if not mag:
        return
    zelf = fout if fout is not None and fout.sleutel == blok.sleutel else None
    bij = zelf if zelf is not None and not isinstance(zelf, Rijformulier) else None
    maak = AfwezigFormulier if blok.sleutel == AfwezigFormulier.sleutel else TOEVOEGEN[blok.sleutel]
    blok.formulier = bij or maak(kader=om)
    soort: type[Rijformulier] | None = AfwezigWijzigen if maak is AfwezigFormulier else EINDIGEN.get(blok.sleutel)
    for regel in blok.nu if soort else ():
        eigen = zelf if isinstance(zelf, Rijformulier) and zelf.rij.pk == regel.rij.pk else None
        regel.formulier = eigen or soort(kader=om, rij=regel.rij)  # type: ignore[misc]


def _wie(om: Kader) -> WijzigFormulier:
    mens = om.medewerker
    eerst = {
        "naam": mens.naam,
        "organisatie": mens.organisatie_id,
        "telefoon": mens.telefoon,
        "versie": versie(mens),
    }
    return WijzigFormulier(kader=om, initial=eerst)


def _toegang(om: Kader, fout: Bijformulier | None) -> ToegangFormulier:
    return fout if isinstance(fout, ToegangFormulier) else ToegangFormulier(kader=om)


def twee_versies(request: HttpRequest, om: Kader, formulier: Bijformulier, nu: Any) -> dict[str, Any]:
    """De context als een ander eerder was: wat er nu staat naast wat deze wijziger typte."""
    rijen = [
        (veld.label, _toon(veld.name, getattr(nu, veld.name, "")), _toon(veld.name, formulier.cleaned_data[veld.name]))
        for veld in formulier.visible_fields()
        if hasattr(nu, veld.name)
    ]
    over = [(naam, waarde) for naam, waarde in request.POST.items() if naam not in {"csrfmiddlewaretoken", "versie"}]
    return {
        "medewerker": om.medewerker,
        "rijen": [(label, daar, hier, daar != hier) for label, daar, hier in rijen],
        "over": [*over, ("versie", versie(nu))],
        "naar": request.path,
    }


def _toon(naam: str, waarde: Any) -> str:
    """Een waarde zoals een mens haar leest."""
    if waarde in (None, ""):
        return ""
    if naam == "vervanger" and isinstance(waarde, str):
        return str(Medewerker.objects.get(pk=waarde))
    return date_format(waarde, "j F Y") if hasattr(waarde, "year") else str(waarde)


def probeer(formulier: Bijformulier) -> tuple[bool, Any]:
    """Bewaar; geeft of het lukte, en de rij van een ander die eerder was."""
    try:
        return formulier.bewaar(), None
    except Verouderd as eerder:
        return False, eerder.nu
