"""De draaiende dienst: database, migraties, demo en webserver, samen gestart en samen gestopt."""
