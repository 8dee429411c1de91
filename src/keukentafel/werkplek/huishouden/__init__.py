"""Het huishouden: wie aan tafel zit, wat er speelt, en alles op één tijdlijn."""
