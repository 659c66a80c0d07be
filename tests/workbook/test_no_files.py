"""Pipes and devices in the place of a file: every reader refuses them, and none waits for ever."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cofin.errors import InputError
from cofin.grid import Grid
from cofin.rules.load import load_profile
from cofin.text import Lang
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.fill.parse import read_map
from cofin.workbook.open import read_project
from cofin.workbook.read import gate, read_grid
from tests.workbook.read.packed import packed, parts

Reader = Callable[[Path], object]


def acceptances(path: Path) -> object:
    return acceptances_for(None, Grid(()), path)


READERS = [read_grid, read_project, read_map, load_profile, acceptances]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", ["a.xlsx", "a.toml"])
@pytest.mark.parametrize("device", ["/dev/zero", ""])
def test_what_is_no_file_is_refused(read: Reader, name: str, device: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if device:
        path.symlink_to(device)
    else:
        os.mkfifo(path)
    with pytest.raises(InputError) as refused:
        read(path)
    said = refused.value.render(Lang.EN), refused.value.render(Lang.TR)
    assert "not a file" in said[0]
    assert "dosya değil" in said[1]


@pytest.mark.parametrize("read", READERS)
def test_a_link_to_nothing(read: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.symlink_to("gone.toml")
    with pytest.raises(InputError) as refused:
        read(path)
    assert "a link to a file that is not there" in refused.value.render(Lang.EN)


def test_a_file_that_hides_its_size_is_read_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "a.xlsx", parts())
    monkeypatch.setattr(gate, "MAX_FILE", path.stat().st_size)
    assert read_grid(path).sheets
    monkeypatch.setattr(gate, "MAX_FILE", path.stat().st_size - 1)
    with pytest.raises(InputError) as refused:
        read_grid(path)
    assert refused.value.problems[0].code == "workbook_in.file_too_big"
