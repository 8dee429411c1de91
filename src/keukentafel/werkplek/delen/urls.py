from django.urls import path

from keukentafel.werkplek.delen import views, views_adres, views_nood

HUIS = "huishoudens/<uuid:dossier_id>"

urlpatterns = [
    path(f"{HUIS}/delen", views.delen, name="huishouden-delen"),
    path(f"{HUIS}/delen/verstrekken", views.verstrekken, name="huishouden-verstrekken"),
    path(f"{HUIS}/delen/<uuid:verstrekking_id>/intrekken", views.intrekken, name="verstrekking-intrekken"),
    path(f"{HUIS}/adres", views_adres.toon, name="geheim-adres"),
    path(f"{HUIS}/adres/beheer", views_adres.beheer, name="adres-beheer"),
    path(f"{HUIS}/adres/afschermen", views_adres.afschermen, name="adres-afschermen"),
    path(f"{HUIS}/adres/wijzigen", views_adres.wijzigen, name="adres-wijzigen"),
    path(f"{HUIS}/adres/vrijgeven", views_adres.vrijgeven, name="adres-vrijgeven"),
    path(f"{HUIS}/adres/inzage", views_adres.inzage, name="adres-inzage"),
    path(f"{HUIS}/adres/inzage/<uuid:inzage_id>/intrekken", views_adres.inzage_intrekken, name="adresinzage-intrekken"),
    path("noodtoegang/langs/<str:token>", views_nood.langs, name="noodtoegang-langs"),
    path("noodtoegang/<uuid:dossier_id>", views_nood.noodtoegang, name="noodtoegang"),
    path("noodtoegang/<uuid:dossier_id>/openen", views_nood.openen, name="noodtoegang-openen"),
    path("gedeeld", views.gedeeld, name="gedeeld"),
    path("gedeeld/<uuid:dossier_id>", views.gedeeld_blad, name="gedeeld-huishouden"),
]
