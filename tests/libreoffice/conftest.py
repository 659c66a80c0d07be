from __future__ import annotations

import pytest

from tests.libreoffice.soffice import AS_STORED, Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice with a profile that no other process of this run uses."""
    return Office.in_folder(tmp_path_factory.mktemp("profile") / "recalculating")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice as a person has it: what is stored is shown until an edit touches it."""
    return Office.in_folder(tmp_path_factory.mktemp("profile") / "desk", AS_STORED)
