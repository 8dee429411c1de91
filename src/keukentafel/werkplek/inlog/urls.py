"""De adressen rond het account. Die van allauth zelf staan er niet tussen: alleen wat hier staat, bestaat."""

from django.urls import path

from keukentafel.regelen.medewerkers.verzoek import openbaar
from keukentafel.werkplek.inlog import views, views_account, views_stap, views_uitnodiging

urlpatterns = [
    path("inloggen", openbaar(views.Inloggen.as_view()), name="account_login"),
    path("inloggen/code", views_stap.code, name="inloggen-code"),
    path("inloggen/herstelcode", views_stap.herstelcode, name="inloggen-herstelcode"),
    path("inloggen/instellen", views_stap.instellen, name="inloggen-instellen"),
    path("inloggen/herstelcodes", views_stap.herstelcodes, name="inloggen-herstelcodes"),
    path("uitloggen", openbaar(views.Uitloggen.as_view()), name="account_logout"),
    path("uitnodiging/<str:geheim>", views_uitnodiging.uitnodiging, name="uitnodiging"),
    path("account", views_account.account, name="account"),
    path("account/bevestig", views_account.bevestig, name="account-opstap"),
    path("account/wachtwoord", views_account.wachtwoord, name="account-wachtwoord"),
    path("account/tweede-stap", views_account.tweede_stap, name="account-tweede-stap"),
    path("account/herstelcodes", views_account.herstelcodes, name="account-herstelcodes"),
    path("demo/inloggen", views.demo_inloggen, name="demo-inloggen"),
]
