from django.urls import path

from keukentafel.werkplek.afspraken import views

urlpatterns = [path("afspraken", views.afspraken, name="afspraken")]
