"""Een nieuwe versie aanbieden, haar gevolgen zien en haar laten ingaan. Tot de laatste knop wordt er niets bewaard."""

from datetime import date, datetime
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.overdracht.aanbieden import Aanbod, lees_aanbod
from keukentafel.doen.overdracht.acties import IntussenVeranderd, KanNietIngaan, laat_ingaan
from keukentafel.doen.overdracht.gevolgen import Gevolgen, gevolgen
from keukentafel.doen.overdracht.overzichten import werk_per_team
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gemeenten.overzichten import aangekondigd, laatste_van_dag, nieuwste
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.inrichting import gevolgwoorden
from keukentafel.werkplek.inrichting.controleren import MEEST_OP_BLAD, ControleFormulier

ZOUT = "nieuwe-versie"
LANGSTE = 900_000
"""Tekens van een ondertekend bestand; daarboven neemt de server het formulier niet aan."""


def bij_inrichting(kring: Werkkring, naam: str, vandaag: date) -> dict[str, object]:
    """Wat het blad van de eigen inrichting erbij toont: wat is aangekondigd, en de knoppen voor wie haar beheert."""
    if naam != kring.stelsel.naam:
        return {}
    komt = aangekondigd(kring.stelsel.pk, vandaag)
    return {"aangekondigd": komt, "beheert": kring.mag("inrichting_beheren")}


class VersieFormulier(ControleFormulier):
    """Het bestand met de nieuwe versie erin."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].label = _("Bestand met de nieuwe versie")
        self.fields["bestand"].help_text = _(
            "Een TOML-bestand van hoogstens 1 MB. Je ziet eerst wat het doet; er wordt nog niets bewaard."
        )


class Verlopen(Exception):
    """Het aangeboden bestand is niet meer te lezen; kies het opnieuw."""


def begin(stelsel: Stelsel, vandaag: date) -> dict[str, object]:
    """Het lege blad, met wat er al is aangekondigd."""
    return {"formulier": VersieFormulier(), "aangekondigd": aangekondigd(stelsel.pk, vandaag)}


def aangeboden(request: HttpRequest, kring: Werkkring, vandaag: date) -> dict[str, object]:
    """Het blad na het kiezen van een bestand: fouten, een bezwaar, of de gevolgen."""
    verzonden = int(request.META.get("CONTENT_LENGTH") or 0)
    formulier = VersieFormulier(request.POST, request.FILES, verzonden=verzonden)
    blad = begin(kring.stelsel, vandaag)
    if not formulier.is_valid():
        return blad | {"formulier": formulier}
    bestand: UploadedFile[bytes] = formulier.cleaned_data["bestand"]
    return blad | met_gevolgen(kring, bestand.name or "bestand.toml", bestand.read(), vandaag)


def met_gevolgen(kring: Werkkring, naam: str, inhoud: bytes, vandaag: date) -> dict[str, object]:
    """Wat er van dit bestand te zeggen is; met een bewijs om het daarna te laten ingaan."""
    stelsel = kring.stelsel
    aanbod = lees_aanbod(naam, inhoud, stelsel, vandaag)
    if aanbod.inrichting is None:
        return _afgewezen(naam, aanbod)
    gevonden = gevolgen(stelsel, aanbod.inrichting, werk_per_team, vandaag, door=kring.medewerker.pk)
    tekst = inhoud.decode("utf-8-sig")
    bewijs = signing.dumps({"naam": naam, "tekst": tekst, "gezien": nieuwste(stelsel.pk)}, salt=ZOUT, compress=True)
    kan = gevonden.kan_ingaan and len(bewijs) <= LANGSTE
    return {"naam": naam, "daarna": aanbod.daarna, "bewijs": bewijs if kan else ""} | in_woorden(gevonden, vandaag)


def _afgewezen(naam: str, aanbod: Aanbod) -> dict[str, object]:
    bezwaren = [gevolgwoorden.punt(aanbod.bezwaar)] if aanbod.bezwaar else []
    return {
        "naam": naam,
        "fouten": aanbod.fouten,
        "getoond": aanbod.fouten[:MEEST_OP_BLAD],
        "bezwaren": bezwaren,
    }


def in_woorden(gevonden: Gevolgen, vandaag: date) -> dict[str, object]:
    """De gevolgen zoals het blad ze toont."""
    woorden = gevolgwoorden
    anders = gevonden.verandering
    return {
        "gevolgen": gevonden,
        "samenvatting": woorden.samenvatting(gevonden, vandaag),
        "bezwaren": [woorden.punt(bezwaar) for bezwaar in gevonden.bezwaren],
        "let_op": [woorden.punt(punt) for punt in gevonden.let_op],
        "einden": [(e.team.naam, woorden.aantallen(e.werk), woorden.namen(e.mensen)) for e in gevonden.einden],
        "verhuizingen": [
            (v.verhuizing.wijk.naam, v.verhuizing.van.naam, woorden.naar(v.verhuizing), woorden.aantallen(v.werk))
            for v in gevonden.verhuizingen
        ],
        "begint": [_nieuw_team(gevonden, slug) for slug in (anders.begint if anders else ())],
        "anders": [(t.oud.naam, woorden.team_anders(t)) for t in (anders.anders if anders else ())],
        "rollen": [(rol.naam, woorden.rol_anders(rol), woorden.namen(rol.mensen)) for rol in gevonden.rollen],
        "klokken": [(klok.naam, woorden.klok(klok)) for klok in gevonden.klokken],
        "zonder_wijk": woorden.aantallen(gevonden.zonder_wijk) if gevonden.zonder_wijk else "",
    }


def _nieuw_team(gevonden: Gevolgen, team: Any) -> tuple[str, str]:
    namen = {gebied.code: gebied.naam for gebied in gevonden.nieuw.gebieden}
    return team.naam, ", ".join(namen[code] for code in team.gebieden) or str(_("de hele gemeente"))


def laat_in(kring: Werkkring, bewijs: str, nu: datetime, vandaag: date) -> tuple[date | None, dict[str, object]]:
    """Laat ingaan wat eerder is getoond: de dag waarop het ingaat, of None met het blad dat zegt waarom niet.

    Raises:
        Verlopen: het bewijs is niet van ons of niet heel.
    """
    try:
        gegeven = signing.loads(bewijs, salt=ZOUT)
    except signing.BadSignature as fout:
        raise Verlopen from fout
    naam, inhoud, stelsel = gegeven["naam"], gegeven["tekst"].encode(), kring.stelsel
    aanbod = lees_aanbod(naam, inhoud, stelsel, vandaag)
    blad = begin(stelsel, vandaag)
    if aanbod.inrichting is None:
        return None, blad | _afgewezen(naam, aanbod)
    try:
        versie = laat_ingaan(
            stelsel=stelsel,
            inrichting=aanbod.inrichting,
            gezien=gegeven["gezien"],
            tel=werk_per_team,
            nu=nu,
            door=kring.medewerker.pk,
        )
    except (IntussenVeranderd, KanNietIngaan) as fout:
        intussen = isinstance(fout, IntussenVeranderd)
        return None, blad | met_gevolgen(kring, naam, inhoud, vandaag) | {"intussen": intussen}
    return versie.versie, {}


def van_dag(stelsel: Stelsel, dag: date, vandaag: date) -> dict[str, object] | None:
    """Het blad van een opgeslagen versie met haar gevolgen, of None als er op die dag geen ingaat."""
    versie = laatste_van_dag(stelsel.pk, dag)
    if versie is None:
        return None
    gevonden = gevolgen(stelsel, versie, werk_per_team, vandaag)
    return {"versie": versie, "gaat_in": dag > vandaag} | in_woorden(gevonden, vandaag)
