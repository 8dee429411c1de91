"""Het logboek nalopen als taak: elke nacht, met de rol voor onderhoud."""
