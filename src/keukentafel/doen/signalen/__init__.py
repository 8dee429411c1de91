"""Signalen van partners en van de routes van veiligheid: wie zegt wat, op welke grondslag, en wat hoort hij terug."""
