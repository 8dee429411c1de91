"""De buurtsignalen van iemands wijken: per wijk, thema en periode, met wat vaker voorkomt vooraan."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, IntegerField, Q, When
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.doen.signalen.buurt.overzichten import VAAK, Zelfde, per_wijk_en_thema, signalen, wijken
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.overzichten import Werkkring

PER_BLAD = 25
PERIODEN = {"30": gettext_lazy("Een maand"), "90": gettext_lazy("Drie maanden"), "365": gettext_lazy("Een jaar")}
GEWOON = "90"
THEMAS = dict(Buurtsignaal.Thema.choices)


@dataclass(frozen=True)
class Keuze:
    """Een thema in het filter."""

    titel: str
    aantal: int
    adres: str
    hier: bool


@dataclass(frozen=True)
class Vaker:
    """Hetzelfde thema, vaker in één wijk."""

    titel: str
    wijk: str
    aantal: int
    adres: str


@dataclass(frozen=True)
class Lijst:
    """Alles wat het blad Buurtsignalen toont."""

    pagina: Page[Buurtsignaal]
    wijken: list[Gebied]
    wijk: Gebied | None
    periode: str
    themas: list[Keuze]
    vaker: list[Vaker]

    def context(self) -> dict[str, object]:
        """De context van het sjabloon."""
        return {
            "pagina": self.pagina,
            "wijken": self.wijken,
            "wijk": self.wijk,
            "perioden": PERIODEN.items(),
            "periode": self.periode,
            "themas": self.themas,
            "thema": next((een.titel for een in self.themas[1:] if een.hier), ""),
            "vaker": self.vaker,
            "vandaag": timezone.localdate(),
        }


def lijst(kring: Werkkring, nu: datetime, vraag: QueryDict) -> Lijst:
    """Wat in de periode is gemeld of nog open staat, in de gekozen wijk en over het gekozen thema."""
    dag = timezone.localdate(nu)
    mijn = list(wijken(kring, "dossier_lezen", dag).order_by("naam", "pk"))
    wijk = next((een for een in mijn if str(een.pk) == vraag.get("wijk")), None)
    periode = vraag.get("periode", "") if vraag.get("periode") in PERIODEN else GEWOON
    thema = vraag.get("thema", "") if vraag.get("thema") in THEMAS else ""
    alle = signalen(kring, "dossier_lezen", nu, dag).filter(
        Q(gemeld_op__gte=nu - timedelta(days=int(periode))) | ~Q(stand=Buurtsignaal.Stand.GESLOTEN)
    )
    geteld = per_wijk_en_thema(alle)
    hier = alle.filter(gebied=wijk) if wijk else alle
    rijen = (hier.filter(thema=thema) if thema else hier).select_related("gebied", "opgepakt_door")
    return Lijst(
        pagina=Paginator(rijen.order_by(_eerst(), F("gemeld_op").desc(), "pk"), PER_BLAD).get_page(vraag.get("blad")),
        wijken=mijn,
        wijk=wijk,
        periode=periode,
        themas=_themas(geteld, wijk, periode, thema),
        vaker=[_vaker(een, periode) for een in geteld if een.aantal >= VAAK and wijk in (None, *_van(een, mijn))],
    )


def _van(een: Zelfde, mijn: list[Gebied]) -> list[Gebied]:
    return [gebied for gebied in mijn if gebied.pk == een.gebied_id]


def _eerst() -> Case:
    """Wat nog niemand heeft vooraan, wat gesloten is achteraan."""
    stand = Buurtsignaal.Stand
    return Case(
        When(stand=stand.OPEN, then=0), When(stand=stand.OPGEPAKT, then=1), default=2, output_field=IntegerField()
    )


def _themas(geteld: list[Zelfde], wijk: Gebied | None, periode: str, thema: str) -> list[Keuze]:
    aantallen: Counter[str] = Counter()
    for een in geteld:
        if wijk is None or een.gebied_id == wijk.pk:
            aantallen[een.thema] += een.aantal
    alles = Keuze(_("Alles"), aantallen.total(), _adres(wijk.pk if wijk else None, periode), not thema)
    return [
        alles,
        *(
            Keuze(str(THEMAS[code]), aantal, _adres(wijk.pk if wijk else None, periode, code), code == thema)
            for code, aantal in aantallen.most_common()
        ),
    ]


def _vaker(een: Zelfde, periode: str) -> Vaker:
    return Vaker(str(THEMAS[een.thema]), een.wijk, een.aantal, _adres(een.gebied_id, periode, een.thema))


def _adres(wijk: int | None, periode: str, thema: str = "") -> str:
    delen = {"wijk": wijk or "", "periode": periode, "thema": thema}
    return "?" + urlencode({naam: waarde for naam, waarde in delen.items() if waarde})
