from django.urls import path

from keukentafel.werkplek.inlog import views

urlpatterns = [
    path("inloggen", views.Inloggen.as_view(), name="account_login"),
    path("uitloggen", views.Uitloggen.as_view(), name="account_logout"),
    path("demo/inloggen", views.demo_inloggen, name="demo-inloggen"),
]
