from django.apps import AppConfig


class DoenConfig(AppConfig):
    name = "keukentafel.doen"
    label = "doen"
    default_auto_field = "django.db.models.BigAutoField"
