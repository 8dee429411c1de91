"""Proeven van de dienst en de opdrachtregel."""
