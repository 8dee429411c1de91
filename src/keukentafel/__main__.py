"""`python -m keukentafel` doet hetzelfde als de opdracht `keukentafel`."""

import sys

from keukentafel.project.opdrachten import main

sys.exit(main())
