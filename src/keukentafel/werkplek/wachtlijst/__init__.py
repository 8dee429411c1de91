"""De wachtlijst op het scherm: wie waar staat en waarom, en met wie er intussen contact is."""
