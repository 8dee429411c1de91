from django.urls import path

from keukentafel.werkplek.vragen import views, views_nieuw, views_opnieuw, views_stand

urlpatterns = [
    path("vragen", views.wachtrij, name="vragen"),
    path("vragen/nieuw", views_nieuw.nieuw, name="vraag-nieuw"),
    path("vragen/nieuw/stand", views_nieuw.stand, name="vraag-stand"),
    path("vragen/stand", views_stand.hoe_staat_het, name="hoe-staat-het"),
    path("vragen/<uuid:vraag_id>/bevestiging", views_stand.brief, name="vraag-brief"),
    path("vragen/<uuid:vraag_id>/ontvangst", views_nieuw.bevestiging, name="vraag-ontvangst"),
    path("vragen/<uuid:vraag_id>/opnemen", views.opnemen, name="vraag-opnemen"),
    path("vragen/<uuid:vraag_id>/doorzetten", views.doorzetten, name="vraag-doorzetten"),
    path("vragen/<uuid:vraag_id>/aanbieden", views.aanbieden, name="vraag-aanbieden"),
    path("vragen/<uuid:vraag_id>/triage", views_opnieuw.triage, name="vraag-triage"),
    path("vragen/<uuid:vraag_id>/beantwoorden", views.beantwoorden, name="vraag-beantwoorden"),
]
