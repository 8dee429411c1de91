"""Terugbellen: wie er op een telefoontje wacht, tot wanneer, van wie dat is, en of het op tijd gebeurde."""
