from django.urls import path

from keukentafel.werkplek.netwerk import views

HUIS = "huishoudens/<uuid:dossier_id>"

urlpatterns = [
    path(f"{HUIS}/netwerk", views.netwerk, name="netwerk"),
    path(f"{HUIS}/woonadres", views.woonadres, name="woonadres"),
    path(f"{HUIS}/personen/nieuw", views.persoon_erbij, name="persoon-toevoegen"),
    path(f"{HUIS}/personen/<uuid:persoon_id>", views.persoon_anders, name="persoon-wijzigen"),
    path(f"{HUIS}/personen/<uuid:persoon_id>/weg", views.persoon_weg, name="persoon-vertrekt"),
    path(f"{HUIS}/personen/<uuid:persoon_id>/woont-hier", views.persoon_woont, name="persoon-woont-hier"),
    path(f"{HUIS}/relaties/nieuw", views.relatie_erbij, name="relatie-toevoegen"),
    path(f"{HUIS}/relaties/<uuid:relatie_id>/voorbij", views.relatie_weg, name="relatie-voorbij"),
    path(f"{HUIS}/bekenden/nieuw", views.bekende_erbij, name="bekende-toevoegen"),
    path(f"{HUIS}/bekenden/<uuid:bekende_id>", views.bekende_anders, name="bekende-wijzigen"),
    path(f"{HUIS}/bekenden/<uuid:bekende_id>/voorbij", views.bekende_weg, name="bekende-voorbij"),
    path(f"{HUIS}/vertegenwoordiging/nieuw", views.spreekt_erbij, name="vertegenwoordiging-toevoegen"),
    path(
        f"{HUIS}/vertegenwoordiging/<uuid:vertegenwoordiging_id>/voorbij",
        views.spreekt_weg,
        name="vertegenwoordiging-voorbij",
    ),
]
