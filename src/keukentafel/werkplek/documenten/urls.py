from django.urls import path

from keukentafel.werkplek.documenten import views

urlpatterns = [
    path("huishoudens/<uuid:dossier_id>/documenten", views.lijst, name="documenten"),
    path("huishoudens/<uuid:dossier_id>/documenten/nieuw", views.nieuw, name="document-nieuw"),
    path("huishoudens/<uuid:dossier_id>/documenten/<uuid:document_id>", views.openen, name="document"),
    path(
        "huishoudens/<uuid:dossier_id>/documenten/<uuid:document_id>/intrekken",
        views.intrekken,
        name="document-intrekken",
    ),
    path("huishoudens/<uuid:dossier_id>/afschrift", views.afschrift, name="afschrift"),
]
