"""Maakt de functioneel beheerder van een stelsel, en zo nodig het stelsel zelf."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.inrichting.laden import versies
from keukentafel.kern.logboek.acties import boek_voor
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.uitnodigen import GELDIG, maak_account, nodig_uit
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.werkplek.datums import dag, tijd

ROL = "beheerder"


def maak_beheerder(*, inrichting: str, naam: str, inlognaam: str, opnieuw: bool) -> dict[str, str]:
    """Geef het pad van de uitnodiging en tot wanneer zij geldt.

    Met `opnieuw` bestaat de beheerder al en krijgt zij een nieuwe uitnodiging, die ook haar tweede stap opnieuw laat
    instellen. Een inrichting die nog niet in het huis staat, wordt met al haar versies geladen.

    Raises:
        ValidationError: de naam kan niet, is bezet, of hoort niet bij een beheerder van dit stelsel.
    """
    nu = timezone.now()
    with boek_voor("opdracht.beheerder", handeling="beheerder_gemaakt", verwerking="inrichten") as boek:
        stelsel = _stelsel(inrichting, nu)
        boek.stelsel_id = stelsel.pk
        account = _bestaande(stelsel, inlognaam) if opnieuw else _nieuwe(stelsel, naam, inlognaam, nu)
        boek.over("account", account.pk)
        geheim = nodig_uit(account=account, boek=boek, nu=nu, tweede_stap_opnieuw=opnieuw)
    tot = nu + GELDIG
    return {
        "pad": reverse("uitnodiging", args=[geheim]),
        "tot": f"{dag(timezone.localdate(tot))}, {tijd(tot)}",
        "stelsel": stelsel.titel,
    }


def _stelsel(inrichting: str, nu: datetime) -> Stelsel:
    if gevonden := Stelsel.objects.filter(naam=inrichting).first():
        return gevonden
    for versie in versies(inrichting):
        laad_inrichting(inrichting=versie, nu=nu)
    return Stelsel.objects.get(naam=inrichting)


def _nieuwe(stelsel: Stelsel, naam: str, inlognaam: str, nu: datetime) -> Account:
    medewerker = Medewerker(stelsel=stelsel, naam=naam.strip())
    medewerker.full_clean(exclude=["account"])
    medewerker.save()
    Lidmaatschap.objects.create(stelsel=stelsel, medewerker=medewerker, team=None, rol=ROL, van=timezone.localdate(nu))
    return maak_account(medewerker=medewerker, inlognaam=inlognaam)


def _bestaande(stelsel: Stelsel, inlognaam: str) -> Account:
    """De beheerder met deze inlognaam; met deze opdracht kom je niet in het account van een ander."""
    account = Account.objects.filter(
        username=inlognaam.strip().lower(), medewerker__stelsel=stelsel, medewerker__lidmaatschappen__rol=ROL
    ).first()
    if account is None:
        raise ValidationError(_("In dit stelsel is geen beheerder met deze inlognaam."))
    return account
