"""Een account krijgen en (weer) binnenkomen met een uitnodiging, die de beheerder zelf overhandigt: er is geen mail."""

import re
import uuid
from datetime import datetime, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account, Uitnodiging
from keukentafel.regelen.medewerkers.models import Medewerker

GELDIG = timedelta(hours=48)
ZOUT = "keukentafel.uitnodiging"
INLOGNAAM = re.compile(r"[a-z][a-z0-9._-]{1,59}")


@transaction.atomic
def maak_account(*, medewerker: Medewerker, inlognaam: str) -> Account:
    """Geef een medewerker een account waarmee nog niemand kan inloggen; daarna komt een uitnodiging.

    Raises:
        ValidationError: de naam kan niet, of is al van een ander; of de medewerker heeft al een account.
    """
    if medewerker.account_id is not None:
        raise ValidationError(_("Deze medewerker heeft al een account."), code="heeft_account")
    naam = keur_inlognaam(inlognaam)
    account = Account(username=naam)
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise _bezet() from None
    medewerker.account = account
    medewerker.save(update_fields=["account"])
    return account


def keur_inlognaam(inlognaam: str) -> str:
    """De inlognaam in kleine letters.

    Raises:
        ValidationError: er staat iets in wat niet kan, of de naam is bezet.
    """
    naam = inlognaam.strip().lower()
    if not INLOGNAAM.fullmatch(naam):
        raise ValidationError(
            _("Kies 2 tot 60 kleine letters, cijfers, punten of streepjes, te beginnen met een letter."), code="vorm"
        )
    if Account.objects.filter(username__iexact=naam).exists():
        raise _bezet()
    return naam


@transaction.atomic
def nodig_uit(*, account: Account, boek: Boek, nu: datetime, tweede_stap_opnieuw: bool = False) -> str:
    """Geef het geheime deel van een link waarmee dit account 48 uur lang één keer een wachtwoord kan kiezen.

    Een uitnodiging die er nog lag, geldt niet meer. Tot zij gebruikt wordt, verandert er niets aan het account:
    het oude wachtwoord blijft werken. Met `tweede_stap_opnieuw` (telefoon kwijt, en de herstelcodes ook) gaat bij
    het gebruiken ook de tweede stap weg. De link hoort bij het adres met de naam `uitnodiging`; zij staat in het boek
    van het verzoek of de opdracht, zonder het geheim.

    Raises:
        ValidationError: het account staat uit.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        raise ValidationError(_("Dit account staat uit."), code="staat_uit")
    uitnodiging, _nieuw = Uitnodiging.objects.update_or_create(
        account=account,
        defaults={
            "nummer": uuid.uuid4(),
            "gemaakt_op": nu,
            "geldig_tot": nu + GELDIG,
            "tweede_stap_opnieuw": tweede_stap_opnieuw,
        },
    )
    boek.ook("uitnodiging_gemaakt", soort="account", id=account.pk)
    return signing.dumps(uitnodiging.nummer.hex, salt=ZOUT)


def bekijk(*, geheim: str, nu: datetime) -> Account | None:
    """Van wie deze uitnodiging is; niets als zij gebruikt, vervangen, verlopen of nooit gemaakt is."""
    uitnodiging = _zoek(geheim, nu, slot=False)
    return uitnodiging.account if uitnodiging else None


@transaction.atomic
def gebruik(*, geheim: str, wachtwoord: str, nu: datetime) -> Account | None:
    """Zet het wachtwoord en haal de uitnodiging weg; elke sessie van het account is voorbij. Niets als zij niet geldt.

    Het wachtwoord is al gekeurd door het formulier.
    """
    uitnodiging = _zoek(geheim, nu, slot=True)
    if uitnodiging is None:
        return None
    account = uitnodiging.account
    if uitnodiging.tweede_stap_opnieuw:
        tweestap.haal_weg(account=account)
    account.set_password(wachtwoord)
    account.sessiezegel = uuid.uuid4()
    account.save(update_fields=["password", "sessiezegel"])
    uitnodiging.delete()
    return account


def _zoek(geheim: str, nu: datetime, *, slot: bool) -> Uitnodiging | None:
    try:
        nummer = uuid.UUID(hex=signing.loads(geheim, salt=ZOUT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    rijen = Uitnodiging.objects.select_related("account")
    if slot:
        rijen = rijen.select_for_update(of=("self",))
    return rijen.filter(nummer=nummer, geldig_tot__gt=nu, account__is_active=True).first()


def _bezet() -> ValidationError:
    return ValidationError(_("Deze inlognaam is al in gebruik. Kies een andere."), code="bezet")
