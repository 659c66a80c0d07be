"""A small valid profile, to be changed by a test and written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cofin.rules.load import starter_text

Profile = Callable[..., Path]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """Write the starter profile with texts replaced: ``profile(("old", "new"), ...)``."""

    def write(*changes: tuple[str, str]) -> Path:
        text = starter_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "call.toml"
        path.write_text(text, "utf-8")
        return path

    return write
