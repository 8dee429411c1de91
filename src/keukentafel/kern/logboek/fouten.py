from django.db import OperationalError


class LogboekDicht(OperationalError):
    """Er kan geen regel in het logboek, dus gaan er ook geen gegevens uit: de bezoeker krijgt een 503."""
