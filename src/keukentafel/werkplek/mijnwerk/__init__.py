"""Mijn werk: wat moet ik nu doen, waarom, en voor wanneer."""
