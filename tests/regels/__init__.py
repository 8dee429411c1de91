"""De regels: zonder database, in milliseconden."""
