"""`python -m bilan_desktop`: the same as the command `bilan-desktop`."""

import sys

from bilan_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
