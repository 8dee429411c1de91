"""De eerste beheerder van een stelsel: met de opdrachtregel, want er is nog niemand die een ander uitnodigt."""
