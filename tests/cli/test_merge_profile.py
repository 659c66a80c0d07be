"""Sheets of a project that leads to a profile of its own come back by that profile."""

from __future__ import annotations

import shutil
from pathlib import Path

from cofin.rules.load import content_of
from cofin.workbook.open import read_project
from tests.cli.conftest import SMALL, Cofin

CALL = "cos-cluster-2020-3-03"


def test_the_profile_of_the_master_is_that_of_its_sheets(cofin: Cofin, tmp_path: Path) -> None:
    profile = content_of(CALL)[0].decode().replace(f'id = "{CALL}"', 'id = "my-call"', 1)
    (tmp_path / "my-call.toml").write_text(profile, "utf-8")
    project = tmp_path / "project.toml"
    text = SMALL.read_text("utf-8").replace(f'call = "{CALL}"', 'call = "my-call.toml"', 1)
    project.write_text(text, "utf-8")
    said = cofin("split", project, "-o", tmp_path / "sheets")
    assert said.status == 0
    assert "--call" not in said.out
    out = tmp_path / "budget.xlsx"
    merged = cofin("merge", tmp_path / "sheets", "-o", out, "--master", project)
    assert merged.status == 0, merged.out
    assert read_project(out, tmp_path / "my-call.toml").costs == read_project(project).costs


def test_the_command_that_brings_sheets_together_names_the_call(
    cofin: Cofin, tmp_path: Path
) -> None:
    shutil.copy(SMALL, tmp_path / "project.toml")
    words = ("--call", "cos-cluster-2018-3-02")
    said = cofin("split", tmp_path / "project.toml", "-o", tmp_path / "sheets", *words)
    assert "--call cos-cluster-2018-3-02" in " ".join(said.out.split())
