"""Commands that cofin prints to be copied run as they stand, whatever the files are called."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cofin.cli.commands import with_command
from cofin.system import command_line
from cofin.text import Lang
from tests.cli.conftest import SMALL, Cofin

FOLDERS = ["ortak sayfaları", "it's $HOME & `id`; echo"]


def printed(out: str, command: str) -> list[str]:
    """The words of a printed command, as a shell passes them on."""
    (line,) = re.findall(rf"cofin {command} .*", out)
    return shlex.split(line)[1:]


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / str(request.param)
    made.mkdir()
    return made


def test_what_split_and_merge_print_runs(cofin: Cofin, folder: Path) -> None:
    master, sheets, out = folder / "ana bütçe.xlsx", folder / "sheets", folder / "out.xlsx"
    assert cofin("build", SMALL, "-o", master).status == 0
    merge = printed(cofin("split", master, "-o", sheets).out, "merge")
    assert (merge[1], merge[-1]) == (str(sheets), str(master))
    merge[merge.index("BUDGET.xlsx")] = str(out)
    assert cofin(*merge).status == 0


def test_what_new_demo_and_calls_new_print_names_their_files(cofin: Cofin, folder: Path) -> None:
    new = cofin("new", folder / "yeni bütçe.xlsx", "--partners", 1, "--lang", "tr").out
    assert printed(new, "calculate") == ["calculate", str(folder / "yeni bütçe.xlsx")]
    demo = cofin("demo", folder / "demo ş").out
    project = str(folder / "demo ş" / "project.toml")
    assert cofin(*printed(demo, "calculate")).status == 0
    assert printed(demo, "explain")[1:] == [project, "fig.partners.P2.eu_contribution"]
    assert printed(demo, "envelope") == ["envelope", project]
    call = folder / "my call.toml"
    lint = printed(cofin("calls", "new", call, "--id", "mine").out, "calls lint")
    assert lint == ["calls", "lint", str(call)]


def test_fill_proposes_a_map_with_o(cofin: Cofin, folder: Path) -> None:
    template, form = folder / "form ğüş.xlsx", folder / "o.xlsx"
    assert cofin("new", template, "--partners", 1, "--work-packages", 1).status == 0
    said = cofin("fill", template, "--from", SMALL, "-o", form)
    words = printed(said.err, "fill")
    assert words == ["fill", "--suggest", str(template), "-o", str(folder / "form ğüş.map.toml")]
    assert cofin(*words).status == 0
    assert (folder / "form ğüş.map.toml").is_file()


def test_a_command_is_not_broken_into_lines() -> None:
    command = command_line("check", *(f"sheet {i} of many.xlsx" for i in range(9)), "-x;y")
    assert command.endswith('"-x;y"')
    lines = with_command("cli_merge.open_fix", Lang.EN, command)
    assert lines == ["To see them:", command]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "This is a project written as text (TOML), not its workbook."),
        ("tr", "Bu, metin olarak yazılmış bir proje (TOML); projenin çalışma kitabı değil."),
    ],
)
def test_a_project_in_the_place_of_a_workbook_is_to_be_built(
    cofin: Cofin, folder: Path, lang: str, said: str
) -> None:
    project = folder / "proje.toml"
    project.write_bytes(SMALL.read_bytes())
    found = cofin("check", project, "--lang", lang)
    assert found.status == 2
    assert said in found.out
    against = cofin("check", folder / "x.xlsx", "--against", project, "--lang", lang)
    assert against.status == 2
    build = printed(against.err, "build")
    assert build == ["build", str(project), "-o", str(project.with_suffix(".xlsx"))]
    assert cofin(*build).status == 0


def test_a_project_with_the_name_of_a_workbook_is_to_be_renamed(
    cofin: Cofin, tmp_path: Path
) -> None:
    project = tmp_path / "p.xlsx"
    project.write_bytes(SMALL.read_bytes())
    said = cofin("check", project).out
    assert "This is a text file (TOML), not a workbook, although its name ends in .xlsx." in said
    assert "Rename it so that it ends in .toml." in said
