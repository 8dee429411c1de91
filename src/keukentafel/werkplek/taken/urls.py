from django.urls import path

from keukentafel.werkplek.taken import views

urlpatterns = [
    path("huishoudens/<uuid:dossier_id>/taken", views.lijst, name="taken"),
    path("huishoudens/<uuid:dossier_id>/taken/nieuw", views.nieuw, name="taak-nieuw"),
    path("huishoudens/<uuid:dossier_id>/taken/<uuid:taak_id>", views.wijzigen, name="taak"),
    path("huishoudens/<uuid:dossier_id>/taken/<uuid:taak_id>/klaar", views.afronden, name="taak-klaar"),
]
