"""Marks what needs LibreOffice, so that a machine without it can run the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

PROOFS = Path(__file__).parent / "libreoffice"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(PROOFS):
            item.add_marker(pytest.mark.libreoffice)
