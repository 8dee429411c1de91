"""De inrichting van een gemeente in woorden en als beeld van de weg van een vraag."""
