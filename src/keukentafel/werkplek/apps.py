from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "keukentafel.werkplek"
    label = "werkplek"
    default_auto_field = "django.db.models.BigAutoField"
