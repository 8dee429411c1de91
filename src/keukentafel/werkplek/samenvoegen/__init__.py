"""Dossiers samenvoegen en losmaken, splitsen, een kind in twee huishoudens, en verhuizen naar een andere gemeente."""
