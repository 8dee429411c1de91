from django.urls import path

from keukentafel.werkplek.team import views

urlpatterns = [
    path("team", views.teams, name="team"),
    path("team/<int:team_id>", views.team, name="team-een"),
    path("team/<int:team_id>/liggen", views.blijft_liggen, name="team-liggen"),
    path("team/<int:team_id>/terugbellen", views.bord, name="terugbelbord"),
    path("team/<int:team_id>/vragen/<uuid:vraag_id>", views.wijs, name="team-wijs"),
    path("team/<int:team_id>/afwezig/<int:afwezigheid>/over", views.over, name="team-over"),
    path("vragen/<uuid:vraag_id>/terug", views.terug, name="vraag-terug"),
]
