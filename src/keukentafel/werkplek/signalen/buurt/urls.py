from django.urls import path

from keukentafel.werkplek.signalen.buurt import views

urlpatterns = [
    path("signalen/buurt", views.lijst, name="buurtsignalen"),
    path("signalen/buurt/nieuw", views.nieuw, name="buurtsignaal-nieuw"),
    path("signalen/buurt/<uuid:buurtsignaal_id>", views.buurtsignaal, name="buurtsignaal"),
    path("signalen/buurt/<uuid:buurtsignaal_id>/oppakken", views.oppakken, name="buurtsignaal-oppakken"),
    path("signalen/buurt/<uuid:buurtsignaal_id>/gedaan", views.gedaan, name="buurtsignaal-gedaan"),
    path("signalen/buurt/<uuid:buurtsignaal_id>/sluiten", views.sluiten, name="buurtsignaal-sluiten"),
    path("signalen/buurt/<uuid:buurtsignaal_id>/heropenen", views.heropenen, name="buurtsignaal-heropenen"),
    path("signalen/buurt/<uuid:buurtsignaal_id>/terug", views.terug, name="buurtsignaal-terug"),
]
