"""Iemand laten inloggen: een account, en een uitnodiging die de beheerder zelf overhandigt."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.inzet.keuren import keur_van_stelsel, weiger
from keukentafel.regelen.inzet.versie import om_de_beurt
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.uitnodigen import maak_account, nodig_uit


@transaction.atomic
def geef_toegang(
    *,
    medewerker: Medewerker,
    inlognaam: str,
    door: Medewerker,
    boek: Boek,
    nu: datetime,
    tweede_stap_opnieuw: bool = False,
) -> str:
    """Maak zo nodig een account en geef het geheim van een uitnodiging, 48 uur geldig; zij is daarna nergens te lezen.

    Wie al een account heeft, houdt haar inlognaam.

    Raises:
        FoutInInvoer: bij `inlognaam`, ook als die al van iemand in een ander stelsel is.
    """
    keur_van_stelsel(medewerker, door)
    om_de_beurt(door.stelsel_id)
    nu_in_database = Medewerker.objects.select_related("account").get(pk=medewerker.pk)
    try:
        account = nu_in_database.account or _nieuw(nu_in_database, inlognaam)
        return nodig_uit(account=account, boek=boek, nu=nu, tweede_stap_opnieuw=tweede_stap_opnieuw)
    except ValidationError as fout:
        raise weiger("inlognaam", " ".join(fout.messages)) from fout


def _nieuw(medewerker: Medewerker, inlognaam: str) -> Account:
    """Een account hoort bij één medewerker, en dus bij één stelsel."""
    bezet = Medewerker.objects.filter(account__username__iexact=inlognaam.strip()).first()
    if bezet is not None and bezet.stelsel_id != medewerker.stelsel_id:
        zin = _(
            "Deze inlognaam heeft al rollen in een ander stelsel. Een account hoort bij één stelsel; kies een andere"
        )
        raise weiger("inlognaam", zin)
    if bezet is not None:
        raise weiger("inlognaam", _("Deze inlognaam is van %(naam)s. Kies een andere") % {"naam": bezet.naam})
    return maak_account(medewerker=medewerker, inlognaam=inlognaam)
