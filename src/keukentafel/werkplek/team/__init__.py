"""Team: wie er niet is, wie hoeveel heeft, welke kennis wegvalt en welke huishoudens aandacht vragen."""
