"""How often Python looks for garbage while large files are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New objects after which garbage is looked for.  A sheet of 200 lines is 60,000 of them, and
#: nearly all are freed without: a fifth of the time of many sheets went into looking.
NEW_OBJECTS = 500_000


@contextmanager
def garbage_seldom_sought() -> Iterator[None]:
    """For a command that reads workbooks; afterwards as before."""
    before = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
