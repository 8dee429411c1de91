"""De grond: zuivere functies die van feiten en instellingen een uitkomst met een reden maken."""
