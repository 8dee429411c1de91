from django.urls import path

from keukentafel.werkplek.kennis import views, views_schrijven

urlpatterns = [
    path("kennis", views.lijst, name="kennis"),
    path("kennis/nieuw", views_schrijven.nieuw, name="artikel-nieuw"),
    path("kennis/<slug:slug>", views.artikel, name="artikel"),
    path("kennis/<slug:slug>/wijzigen", views_schrijven.wijzigen, name="artikel-wijzigen"),
    path("kennis/<slug:slug>/nagekeken", views_schrijven.nagekeken, name="artikel-nagekeken"),
    path("kennis/<slug:slug>/vervallen", views_schrijven.vervallen, name="artikel-vervallen"),
]
