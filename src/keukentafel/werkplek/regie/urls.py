from django.urls import path

from keukentafel.werkplek.regie import views, views_antwoord

urlpatterns = [
    path("huishoudens/<uuid:dossier_id>/regie", views.regie, name="regie"),
    path("huishoudens/<uuid:dossier_id>/regie/geef", views.geef, name="regie-geef"),
    path("huishoudens/<uuid:dossier_id>/regie/vraag", views.vraag, name="regie-vraag"),
    path("aanbod/<uuid:overgang_id>/aanvaarden", views_antwoord.aanvaarden, name="overgang-aanvaarden"),
    path("aanbod/<uuid:overgang_id>/weigeren", views_antwoord.weigeren, name="overgang-weigeren"),
    path("aanbod/<uuid:overgang_id>/intrekken", views_antwoord.intrekken, name="overgang-intrekken"),
    path("aanbod/<uuid:overgang_id>/teruggeven", views_antwoord.beeindigen, name="overgang-beeindigen"),
]
