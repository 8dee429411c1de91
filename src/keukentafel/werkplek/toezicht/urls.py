from django.urls import path

from keukentafel.werkplek.toezicht import views

urlpatterns = [
    path("toezicht", views.overzicht, name="toezicht"),
    path("toezicht/inzien", views.inzien, name="toezicht-inzien"),
    path("toezicht/verstrekkingen", views.verstrekkingen, name="toezicht-verstrekkingen"),
    path("toezicht/nalezen", views.nalezen, name="toezicht-nalezen"),
    path("toezicht/noodtoegang/<uuid:noodtoegang_id>", views.noodtoegang, name="toezicht-noodtoegang"),
    path("toezicht/vlaggen/<uuid:vlag_id>", views.vlag, name="toezicht-vlag"),
    path("toezicht/vlaggen/<uuid:vlag_id>/uitleg", views.uitleg_vragen, name="toezicht-uitleg-vragen"),
    path("toezicht/vlaggen/<uuid:vlag_id>/sluiten", views.sluiten, name="toezicht-sluiten"),
    path("uitleg/<uuid:vlag_id>", views.uitleg, name="uitleg"),
]
