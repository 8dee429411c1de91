from django.urls import path

from keukentafel.werkplek.terugbellen import views

urlpatterns = [
    path("terugbellen", views.terugbellen, name="terugbellen"),
    path("terugbellen/<uuid:vraag_id>/poging", views.poging, name="belpoging"),
    path("terugbellen/<uuid:vraag_id>/overnemen", views.overnemen, name="terugbellen-overnemen"),
    path("terugbellen/<uuid:vraag_id>/niet-bereikt", views.niet_bereikt, name="niet-bereikt"),
]
