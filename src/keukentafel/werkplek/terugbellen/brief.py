"""De brief aan wie niet te bereiken is, in gewone woorden."""

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.models import Belpoging, Vraag
from keukentafel.werkplek import datums


def tekst(vraag: Vraag, gemeente: str) -> str:
    """Wanneer er is gebeld, en wat iemand nu kan doen; zonder te zeggen waar het over ging."""
    rijen = Belpoging.objects.filter(stelsel_id=vraag.stelsel_id, vraag=vraag).order_by("moment")
    dagen = [datums.datum_lang(dag) for dag in dict.fromkeys(timezone.localdate(rij.moment) for rij in rijen)]
    naam = vraag.melder_naam
    return "\n\n".join(
        [
            _("Beste %(naam)s,") % {"naam": naam} if naam else _("Beste mevrouw of meneer,"),
            _("U vroeg ons om u terug te bellen. Wij belden u op %(dagen)s. U nam niet op.") % {"dagen": _en(dagen)},
            _("Wij bellen u nu niet meer. Wilt u ons nog spreken? Bel dan %(gemeente)s en noem kenmerk %(kenmerk)s.")
            % {"gemeente": gemeente, "kenmerk": vraag.kenmerk},
            _("U kunt ook langskomen of iemand anders laten bellen. U hoeft niet opnieuw uit te leggen wat er is."),
            _("Met vriendelijke groet,\n%(team)s") % {"team": vraag.team.naam},
        ]
    )


def _en(delen: list[str]) -> str:
    if len(delen) < 2:
        return "".join(delen)
    return _("%(rij)s en %(laatste)s") % {"rij": ", ".join(delen[:-1]), "laatste": delen[-1]}
