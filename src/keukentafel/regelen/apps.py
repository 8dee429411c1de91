from django.apps import AppConfig


class RegelenConfig(AppConfig):
    name = "keukentafel.regelen"
    label = "regelen"
    default_auto_field = "django.db.models.BigAutoField"
