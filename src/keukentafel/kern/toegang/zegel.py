"""Een blind zegel: twee adressen zijn ermee te vergelijken, geen van beide is ermee terug te lezen."""

from django.utils.crypto import salted_hmac

from keukentafel.regels.namen import postcode as zonder_spatie


def adreszegel(*, stelsel_id: int, postcode: str, huisnummer: int) -> str:
    """HMAC-SHA-256 (64 hextekens) van postcode en huisnummer, onder de geheime sleutel van deze installatie.

    Met een andere sleutel of in een ander stelsel geeft hetzelfde adres een ander zegel. Een toevoeging telt niet
    mee: wie op 12-A woont, is een naaste buur van 12-B.
    """
    adres = f"{stelsel_id}:{zonder_spatie(postcode)}:{huisnummer}"
    return salted_hmac("keukentafel.adreszegel", adres, algorithm="sha256").hexdigest()
