from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """De bedrading: geen tabellen, wel wat het inloggen in het logboek zet."""

    name = "keukentafel.project"
    label = "project"

    def ready(self) -> None:
        """Luister pas als alle modellen er zijn."""
        from keukentafel.project.inlogregels import luister

        luister()
