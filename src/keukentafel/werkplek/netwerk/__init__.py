"""Het netwerk van een huishouden: familie en banden, getekend en in dezelfde woorden ernaast."""
