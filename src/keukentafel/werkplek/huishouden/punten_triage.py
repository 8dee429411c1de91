"""Op de tijdlijn: wat de regels van een vraag zeiden bij het aannemen, en wat daar later van werd."""

from django.utils.translation import gettext as _

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.vragen.namen import SITUATIES
from keukentafel.werkplek.vragen.uitleg import bij


def _situatie(moment: Moment, sleutel: str = "situatie") -> str:
    return str(SITUATIES.get(str(moment.gegevens.get(sleutel)), ""))


def _uitkomst(moment: Moment, inrichting: Inrichting) -> tuple[str, str, str]:
    """Naar welk team de uitkomst wees, waarom en volgens welke bron; leeg wat er niet bij staat."""
    uitkomst = moment.triage.uitkomst if moment.triage else {}
    slug = uitkomst.get("bestemming", {}).get("team")
    team = next((team.naam for team in inrichting.teams if team.slug == slug), "")
    return team, str(uitkomst.get("reden", "")), str(uitkomst.get("bron", ""))


def gedaan(moment: Moment, inrichting: Inrichting) -> Punt:
    """De triage bij het aannemen."""
    team, reden, bron = _uitkomst(moment, inrichting)
    team = team or (moment.vraag.team.naam if moment.vraag else "")
    zinnen = [_("Met spoed.")] if moment.gegevens.get("spoed") else []
    if moment.gegevens.get("afgeweken"):
        zinnen.append(_("De regels wezen naar %(team)s; er is anders gekozen.") % {"team": team or _("een ander team")})
        team, argument = _gekozen(moment)
        zinnen += [argument] if argument else []
    situatie = _situatie(moment)
    kop = _("%(situatie)s, naar %(team)s") % {"situatie": situatie, "team": team} if team else situatie
    return _punt(moment, kop, zinnen, reden, bron)


def _gekozen(moment: Moment) -> tuple[str, str]:
    """Naar welk team er bij het aannemen anders is gekozen en waarom; leeg als daarna nog eens is gekozen."""
    triage = moment.triage
    if triage is None or triage.moment > moment.moment:
        return "", ""
    zelfde = moment.vraag is not None and moment.vraag.team_id == triage.gekozen_team_id
    return moment.vraag.team.naam if zelfde and moment.vraag else "", triage.argument


def herzien(moment: Moment, inrichting: Inrichting) -> Punt:
    """Opnieuw beoordeeld: wat het was en wat het werd, en waarom de vraag bleef als zij elders hoort."""
    team, reden, bron = _uitkomst(moment, inrichting)
    was, nu = _situatie(moment, "was"), _situatie(moment)
    zinnen = [_("Was: %(was)s.") % {"was": was.lower()}] if was and was != nu else []
    zinnen += [_("Met spoed.")] if moment.gegevens.get("spoed") else []
    if moment.gegevens.get("elders") and team:
        zinnen.append(_("De uitkomst wijst naar %(team)s.") % {"team": team})
    zinnen += [tekst for tekst in (moment.triage.toelichting, moment.triage.argument) if tekst] if moment.triage else []
    kop = _("Opnieuw beoordeeld: %(situatie)s") % {"situatie": nu.lower()} if nu else _("Opnieuw beoordeeld")
    return _punt(moment, kop, zinnen, reden, bron)


def _punt(moment: Moment, kop: str, zinnen: list[str], reden: str, bron: str) -> Punt:
    uitleg = bij(moment.triage, moment.vraag)
    zin = " ".join(zinnen)
    return Punt(moment.moment, kop, "plan", zin=zin, wie=moment.door, reden=reden, bron=bron, uitleg=uitleg)


MAKERS = {"triage_gedaan": gedaan, "triage_herzien": herzien}
