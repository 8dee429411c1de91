"""Iemand komt iets brengen: een aanbod heeft een team nodig, en geen triage van problemen."""

from dataclasses import replace

from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.vragen import namen
from keukentafel.werkplek.vragen.stand import Feitregel, Stand

PLEK = ("id_gebied",)
"""Alleen de plek kiest het team."""


def zonder_triage(stand: Stand, inrichting: Inrichting) -> Stand:
    """De stand van een aanbod: het team van de ingang, en wat er nu gebeurt. Er is niets te beoordelen."""
    bestemming = stand.uitkomst.bestemming
    team = namen.team_of_soort(bestemming.team, bestemming.soort, inrichting)
    feiten = [
        Feitregel(_("Gaat naar"), team),
        Feitregel(_("Daarna"), _("het team belt of mailt om kennis te maken")),
    ]
    return replace(
        stand,
        vragen=[],
        kop=_("Aanbod, voor %(team)s") % {"team": team},
        reden=_("Een aanbod is geen hulpvraag. Er zijn geen triagevragen; de plek bepaalt welk team het krijgt."),
        feiten=feiten,
        anders=[],
        nodig=[regel for regel in stand.nodig if regel[0] in PLEK],
        specialisme=False,
        gevaar=None,
        aanbod=True,
    )
