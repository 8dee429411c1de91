"""`python -m keukentafel.project.opdrachten`: hetzelfde als `keukentafel`."""

import sys

from keukentafel.project.opdrachten import main

if __name__ == "__main__":
    sys.exit(main())
