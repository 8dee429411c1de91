from django.urls import path

from keukentafel.werkplek.inrichting import views

# De vaste bladen eerst: zij zijn geen naam van een inrichting.
urlpatterns = [
    path("inrichting", views.lijst, name="inrichtingen"),
    path("inrichting/vergelijk", views.vergelijk, name="inrichting-vergelijk"),
    path("inrichting/controle", views.controle, name="inrichting-controle"),
    path("inrichting/kiezen", views.gelijkenis, name="inrichting-kiezen"),
    path("inrichting/<slug:naam>", views.inrichting, name="inrichting"),
    path("inrichting/<slug:naam>/bestand", views.bestand, name="inrichting-bestand"),
]
