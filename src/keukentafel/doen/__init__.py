"""DOEN: van de ingang naar het dossier; de kamers staan in de volgorde van het proces."""
