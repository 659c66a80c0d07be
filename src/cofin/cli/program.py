"""``cofin`` as a program of its own: a process that ends when its command has ended."""

from __future__ import annotations

import gc
import sys

from cofin.cli.main import main

#: New objects after which garbage is looked for.  A sheet of 200 lines is 60,000 of them, and
#: nearly all are freed without: a fifth of the time of many sheets went into looking.
NEW_OBJECTS = 500_000


def run() -> None:
    """One command line; ends the process with its status."""
    seek_garbage_seldom()
    status = main()
    gc.freeze()  # else Python looks through everything once more, and only then ends
    sys.exit(status)


def seek_garbage_seldom() -> None:
    """For the rest of this process, which reads workbooks and then ends."""
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
