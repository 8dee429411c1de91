from django.urls import path

from keukentafel.werkplek.inrichting import views, views_overdragen, views_versie

# De vaste bladen eerst: zij zijn geen naam van een inrichting.
urlpatterns = [
    path("inrichting", views.lijst, name="inrichtingen"),
    path("inrichting/vergelijk", views.vergelijk, name="inrichting-vergelijk"),
    path("inrichting/controle", views.controle, name="inrichting-controle"),
    path("inrichting/kiezen", views.gelijkenis, name="inrichting-kiezen"),
    path("inrichting/nieuwe-versie", views_versie.nieuwe, name="nieuwe-versie"),
    path("inrichting/nieuwe-versie/laat-ingaan", views_versie.laat_ingaan, name="versie-laat-ingaan"),
    path("inrichting/nieuwe-versie/<str:dag>", views_versie.van_dag, name="versie-van-dag"),
    path("inrichting/overdragen", views_overdragen.lijst, name="overdragen"),
    path("inrichting/overdragen/dit", views_overdragen.dit, name="overdragen-dit"),
    path("team/overdragen", views_overdragen.lijst_van_team, name="team-overdragen"),
    path("team/overdragen/dit", views_overdragen.dit_van_team, name="team-overdragen-dit"),
    path("inrichting/<slug:naam>", views.inrichting, name="inrichting"),
    path("inrichting/<slug:naam>/bestand", views.bestand, name="inrichting-bestand"),
]
