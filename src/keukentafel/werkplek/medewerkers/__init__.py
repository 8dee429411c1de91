"""De medewerkers: wie er werkt, met welke rollen en uren, wat zij kan, en wie er even niet is."""
