"""De inrichting van een gemeente als gegevens: model, laden en controle."""
