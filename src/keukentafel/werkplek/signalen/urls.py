from django.urls import include, path

from keukentafel.werkplek.signalen import views

urlpatterns = [
    path("", include("keukentafel.werkplek.signalen.buurt.urls")),
    path("signalen", views.lijst, name="signalen"),
    path("vragen/<uuid:vraag_id>/signaal", views.signaal, name="signaal"),
    path("vragen/<uuid:vraag_id>/signaal/uitkomst", views.uitkomst, name="signaal-uitkomst"),
    path("vragen/<uuid:vraag_id>/signaal/poging", views.poging, name="signaal-poging"),
    path("vragen/<uuid:vraag_id>/signaal/terug", views.terug, name="signaal-terug"),
    path("vragen/<uuid:vraag_id>/signaal/brief", views.brief, name="signaal-brief"),
]
