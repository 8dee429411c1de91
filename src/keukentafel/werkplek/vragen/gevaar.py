"""Wat je zegt als er direct gevaar is, of als het om geweld thuis of een kind in gevaar gaat: wie de beller nu belt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

ALARM = "112"
VEILIG_THUIS = "0800-2000"
"""Het landelijke nummer van Veilig Thuis, gratis, dag en nacht. Bron: veiligthuis.nl; Wmo 2015 art. 4.1.1."""
NIET_BREKEN = "\N{NON-BREAKING HYPHEN}"
ACUUT, KIND, RELATIES = "acuut_veiligheidsrisico", "kind_in_gevaar", "huiselijke_relaties"
GEWELD_THUIS = frozenset({"huiselijk_geweld", "kindermishandeling"})


@dataclass(frozen=True)
class Gevaar:
    """Of er direct gevaar is, en of het om geweld thuis of een kind gaat."""

    acuut: bool
    thuis: bool

    def voorlezen(self) -> list[str]:
        """Wat de beller hoort, vóór al het andere."""
        zinnen = [_("Is er nu gevaar? Bel dan meteen %(nummer)s.") % {"nummer": ALARM}] if self.acuut else []
        if self.thuis:
            zin = _("Veilig Thuis denkt dag en nacht met u mee. Het nummer is %(nummer)s, en bellen is gratis.")
            zinnen.append(zin % {"nummer": VEILIG_THUIS.replace("-", NIET_BREKEN)})
        return zinnen


def bij_codes(codes: Collection[str]) -> Gevaar | None:
    """Het gevaar bij deze codes: de kenmerken die waar zijn, de specialismen en de leefgebieden; None als er geen is.

    # aanname: een kind in gevaar of geweld thuis hoort bij Veilig Thuis; direct gevaar alleen als het over thuis gaat
    """
    acuut = ACUUT in codes
    thuis = KIND in codes or bool(GEWELD_THUIS & {*codes}) or (acuut and RELATIES in codes)
    return Gevaar(acuut, thuis) if acuut or thuis else None


def bij_feiten(feiten: Mapping[str, object]) -> Gevaar | None:
    """Het gevaar bij de feiten van een vraag, zoals het formulier ze geeft."""
    gegeven, gebieden = feiten.get("kenmerken"), feiten.get("leefgebieden")
    kenmerken = gegeven if isinstance(gegeven, dict) else {}
    codes = [naam for naam in (ACUUT, KIND) if kenmerken.get(naam) is True]
    return bij_codes([*codes, *kenmerken.get("specialisme", ()), *(gebieden if isinstance(gebieden, list) else ())])
