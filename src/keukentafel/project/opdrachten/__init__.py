"""De opdrachtregel `keukentafel`: een module per groep opdrachten."""
