"""Taken: bij een huishouden, en die van mij."""
