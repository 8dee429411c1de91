from django.urls import path

from keukentafel.werkplek.wachtlijst import views

urlpatterns = [
    path("wachtlijst", views.lijst, name="wachtlijst"),
    path("vragen/<uuid:vraag_id>/wachtlijst", views.erop, name="vraag-wachtlijst"),
    path("wachtlijst/<uuid:plek_id>", views.plek, name="wachtplek"),
    path("wachtlijst/<uuid:plek_id>/contact", views.contact, name="wachtplek-contact"),
    path("wachtlijst/<uuid:plek_id>/wijzigen", views.wijzigen, name="wachtplek-wijzigen"),
    path("wachtlijst/<uuid:plek_id>/eraf", views.eraf, name="wachtplek-eraf"),
]
