from django.urls import path

from keukentafel.werkplek.mijnwerk import views

urlpatterns = [path("werk", views.werk, name="werk")]
