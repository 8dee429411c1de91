"""Mijn afspraken: waar moet ik heen, hoe laat en met wie; voor een vrijwilliger is dit alles wat zij ziet."""
