"""Alle adressen van het huis."""

from django.urls import URLPattern, URLResolver, include, path

from keukentafel.project.gezond import gezond
from keukentafel.project.veiligheid import security_txt

urlpatterns: list[URLPattern | URLResolver] = [
    path("gezond", gezond, name="gezond"),
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("", include("keukentafel.werkplek.urls")),
]

handler400 = "keukentafel.project.fouten.onleesbaar"
handler403 = "keukentafel.project.fouten.niet_gevonden"
handler404 = "keukentafel.project.fouten.niet_gevonden"
handler500 = "keukentafel.project.fouten.misgegaan"
handler429 = "keukentafel.project.fouten.te_vaak"
