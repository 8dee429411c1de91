from django.urls import path

from keukentafel.werkplek.huishouden import views

urlpatterns = [
    path("huishoudens", views.lijst, name="huishoudens"),
    path("huishoudens/<uuid:dossier_id>", views.huishouden, name="huishouden"),
]
