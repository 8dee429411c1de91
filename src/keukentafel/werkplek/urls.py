"""De adressen van de werkplek. Elk adres leidt naar een blad dat er is."""

from django.urls import include, path

from keukentafel.werkplek import views

urlpatterns = [
    path("", views.begin, name="begin"),
    path("hulp", views.hulp, name="hulp"),
    path("toegankelijkheid", views.toegankelijkheid, name="toegankelijkheid"),
    path("", include("keukentafel.werkplek.inlog.urls")),
]
