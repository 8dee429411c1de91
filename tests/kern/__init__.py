"""Proeven van de grond: database, rollen, toegang en gebeurtenissen."""
