"""Verhalen in een echte browser, op het echte product: gunicorn, de rol van de app, echte commits."""
