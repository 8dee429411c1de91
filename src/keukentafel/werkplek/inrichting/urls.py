from django.urls import path

from keukentafel.werkplek.inrichting import views

urlpatterns = [
    path("inrichting", views.lijst, name="inrichtingen"),
    path("inrichting/<slug:naam>", views.inrichting, name="inrichting"),
]
