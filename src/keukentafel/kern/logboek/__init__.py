"""De twee logboeken: wie deed wat (beveiliging) en over wie ging het (verwerking). Er komt alleen bij (ADR 0008)."""
