from django.urls import path

from keukentafel.werkplek.medewerkers import views

urlpatterns = [
    path("medewerkers", views.lijst, name="medewerkers"),
    path("medewerkers/nieuw", views.nieuw, name="medewerker-nieuw"),
    path("medewerkers/<int:medewerker_id>", views.medewerker, name="medewerker"),
    path("medewerkers/<int:medewerker_id>/afwezig", views.afwezig, name="medewerker-afwezig"),
    path("medewerkers/<int:medewerker_id>/afwezig/<int:afwezigheid>", views.afwezig_wijzigen, name="medewerker-terug"),
    path("medewerkers/<int:medewerker_id>/toegang", views.uitnodigen, name="medewerker-toegang"),
    path("medewerkers/<int:medewerker_id>/<slug:deel>", views.bij, name="medewerker-bij"),
    path("medewerkers/<int:medewerker_id>/<slug:deel>/<int:rij>", views.eindig, name="medewerker-eindig"),
]
