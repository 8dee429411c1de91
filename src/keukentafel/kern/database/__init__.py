"""De database onder het huis: de ingebedde PostgreSQL, de drie rollen en de controle op de sloten."""
