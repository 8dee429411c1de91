"""Gereedschap voor ontwikkelaars: bouwen, en bladzijden in `docs/` maken."""
