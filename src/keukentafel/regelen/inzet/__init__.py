"""De inzet: hoeveel uur iemand in een team werkt, wat zij kan, waar zij geregistreerd staat en wie haar vervangt."""
