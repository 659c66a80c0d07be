"""``python -m cofin`` is the command ``cofin``."""

import sys

from cofin.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
