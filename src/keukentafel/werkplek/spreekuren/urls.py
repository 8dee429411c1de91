from django.urls import path

from keukentafel.werkplek.spreekuren import views, views_team

urlpatterns = [
    path("spreekuren", views.spreekuren, name="spreekuren"),
    path("team/<int:team_id>/spreekuren", views_team.lijst, name="team-spreekuren"),
    path("team/<int:team_id>/spreekuren/nieuw", views_team.nieuw, name="spreekuur-nieuw"),
    path("team/<int:team_id>/spreekuren/<int:spreekuur_id>", views_team.wijzigen, name="spreekuur-wijzigen"),
    path("team/<int:team_id>/spreekuren/<int:spreekuur_id>/eindig", views_team.eindig, name="spreekuur-eindig"),
]
