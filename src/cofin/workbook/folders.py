"""A new folder goes again when nothing could be put into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def gone_if_it_fails(folder: Path) -> Iterator[None]:
    """Whatever fails in here leaves no folder behind that was missing before and is empty."""
    missing: list[Path] = []
    with suppress(OSError):  # what cannot be looked at cannot be made either
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        yield
    except BaseException:  # an interrupt, too
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise
