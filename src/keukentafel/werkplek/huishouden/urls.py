from django.urls import path

from keukentafel.werkplek.huishouden import views, views_journaal

urlpatterns = [
    path("huishoudens", views.lijst, name="huishoudens"),
    path("huishoudens/<uuid:dossier_id>", views.huishouden, name="huishouden"),
    path("huishoudens/<uuid:dossier_id>/journaal", views_journaal.journaal, name="journaal"),
    path("huishoudens/<uuid:dossier_id>/contact", views_journaal.contact, name="contact-vastleggen"),
    path("huishoudens/<uuid:dossier_id>/afspraken/nieuw", views_journaal.afspraak, name="afspraak-maken"),
    path(
        "huishoudens/<uuid:dossier_id>/afspraken/<uuid:afspraak_id>/afzeggen",
        views_journaal.afzeggen,
        name="afspraak-afzeggen",
    ),
]
