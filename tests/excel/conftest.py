"""Functions speak English and take the first call here, whatever this PC's user has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="package")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No settings; where they would be."""
    file = tmp_path_factory.mktemp("nobody") / "settings.toml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COFIN_SETTINGS", str(file))
        patch.setenv("COFIN_LANG", "en")
        yield file
