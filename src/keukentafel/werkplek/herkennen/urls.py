from django.urls import path

from keukentafel.werkplek.herkennen import views

urlpatterns = [
    path("huishoudens/elders", views.elders, name="elders"),
    path("huishoudens/<uuid:dossier_id>/bsn", views.bsn, name="bsn"),
    path("huishoudens/<uuid:dossier_id>/bsn/<uuid:persoon_id>", views.vastleggen, name="bsn-vastleggen"),
    path("huishoudens/<uuid:dossier_id>/bsn/<uuid:persoon_id>/tonen", views.tonen, name="bsn-tonen"),
]
