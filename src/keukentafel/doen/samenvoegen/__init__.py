"""Twee dossiers van één huishouden worden er één, of één wordt er twee; en weer terug."""
