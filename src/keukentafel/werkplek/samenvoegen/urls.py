from django.urls import path

from keukentafel.werkplek.samenvoegen import views, views_aanbod, views_gezin

HUIS = "huishoudens/<uuid:dossier_id>"

urlpatterns = [
    path(f"{HUIS}/samenvoegen", views.kiezen, name="samenvoegen"),
    path(f"{HUIS}/samenvoegen/<uuid:ander_id>", views.vergelijken, name="samenvoegen-met"),
    path(f"{HUIS}/losmaken/<uuid:samenvoeging_id>", views.losmaken, name="losmaken"),
    path(f"{HUIS}/ander-team", views_aanbod.ander_team, name="ander-team"),
    path(f"{HUIS}/aanbieden", views_aanbod.aanbieden, name="aanbieden"),
    path(f"{HUIS}/splitsen", views_gezin.splitsen, name="splitsen"),
    path(f"{HUIS}/twee-huizen", views_gezin.twee_huizen, name="twee-huizen"),
    path(f"{HUIS}/verhuizen", views_gezin.verhuizen, name="verhuizen"),
    path("aangeboden", views_aanbod.lijst, name="aanbod"),
    path("aangeboden/<uuid:aanbod_id>", views_aanbod.antwoorden, name="aanbod-antwoord"),
    path("aangeboden/<uuid:aanbod_id>/intrekken", views_aanbod.intrekken, name="aanbod-intrekken"),
]
