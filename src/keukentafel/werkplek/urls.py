"""De adressen van de werkplek. Elk adres leidt naar een blad dat er is."""

from django.urls import include, path

from keukentafel.werkplek import views

urlpatterns = [
    path("", views.begin, name="begin"),
    path("hulp", views.hulp, name="hulp"),
    path("toegankelijkheid", views.toegankelijkheid, name="toegankelijkheid"),
    path("", include("keukentafel.werkplek.inlog.urls")),
    path("", include("keukentafel.werkplek.mijnwerk.urls")),
    path("", include("keukentafel.werkplek.team.urls")),
    path("", include("keukentafel.werkplek.spreekuren.urls")),
    path("", include("keukentafel.werkplek.afspraken.urls")),
    path("", include("keukentafel.werkplek.vragen.urls")),
    path("", include("keukentafel.werkplek.signalen.urls")),
    path("", include("keukentafel.werkplek.wachtlijst.urls")),
    path("", include("keukentafel.werkplek.terugbellen.urls")),
    path("", include("keukentafel.werkplek.huishouden.urls")),
    path("", include("keukentafel.werkplek.regie.urls")),
    path("", include("keukentafel.werkplek.netwerk.urls")),
    path("", include("keukentafel.werkplek.taken.urls")),
    path("", include("keukentafel.werkplek.documenten.urls")),
    path("", include("keukentafel.werkplek.herkennen.urls")),
    path("", include("keukentafel.werkplek.delen.urls")),
    path("", include("keukentafel.werkplek.samenvoegen.urls")),
    path("", include("keukentafel.werkplek.medewerkers.urls")),
    path("", include("keukentafel.werkplek.toezicht.urls")),
    path("", include("keukentafel.werkplek.kennis.urls")),
    path("", include("keukentafel.werkplek.inrichting.urls")),
]
