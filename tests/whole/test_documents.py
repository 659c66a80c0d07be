"""What the pages show is true: commands print what is shown, links lead somewhere."""

from __future__ import annotations

import dataclasses
import doctest
import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cofin

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
SHELL = re.compile(r"^```(?:sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = "..."  # a line that stands for any lines


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def language(page: Path) -> str:
    return "tr" if page.name.endswith(".tr.md") else "en"


def sessions(page: Path) -> list[tuple[str, str]]:
    """Commands of a page with the output shown below each."""
    found = []
    for block in CONSOLE.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown.strip()))
    return found


def pattern(shown: str) -> re.Pattern[str]:
    """What is shown, with ``...`` on a line of its own for any lines."""
    lines = [
        r"(?:.*\n)*?" if line.strip() == ELSEWHERE else re.escape(line.rstrip()) + r" *\n"
        for line in shown.splitlines()
    ]
    return re.compile("".join(lines))


WITH_SESSIONS = [page for page in PAGES if sessions(page)]


def test_pages_with_sessions_are_found() -> None:
    assert len(WITH_SESSIONS) >= 4


@pytest.mark.parametrize("page", WITH_SESSIONS, ids=name)
def test_commands_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {
        **os.environ,
        "COFIN_LANG": language(page),
        "COLUMNS": "96",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    for command, shown in sessions(page):
        program, *words = shlex.split(command)
        assert program == "cofin"
        done = subprocess.run(
            [sys.executable, "-m", "cofin", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
        )
        printed = (done.stdout + done.stderr).decode().strip()
        assert done.returncode == 0, f"{command}\n{printed}"
        assert pattern(shown).fullmatch(f"{printed}\n" if printed else ""), f"{command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [target for target, _ in LINK.findall(page.read_text("utf-8")) if target]
    assert [target for target in links if not (page.parent / target).exists()] == []


def test_every_page_stands_in_both_languages() -> None:
    english = {name(page).replace(".en.md", "") for page in PAGES if page.name.endswith(".en.md")}
    turkish = {name(page).replace(".tr.md", "") for page in PAGES if page.name.endswith(".tr.md")}
    assert english == turkish


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_that_pages_name_exist(page: Path) -> None:
    from cofin.cli.main import COMMANDS

    blocks = SHELL.findall(page.read_text("utf-8"))
    said = [line.removeprefix("$ ").split() for block in blocks for line in block.splitlines()]
    named = {words[1] for words in said if words[:1] == ["cofin"] and len(words) > 1}
    assert named - set(COMMANDS) == set()


def test_the_python_of_the_read_me_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.M | re.S
    )
    monkeypatch.chdir(ROOT)
    for block in code:
        exec(compile(block, "README.md", "exec"), {})
    assert "reimbursement_rate" in capsys.readouterr().out


PYTHON = {lang: ROOT / "docs" / "reference" / f"python.{lang}.md" for lang in ("en", "tr")}
SESSION = re.compile(r"^### `(\w+)`$|^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def python_sessions(lang: str) -> dict[str, str]:
    """Public name -> the Python session that the reference shows with it."""
    found, name = {}, ""
    for heading, session in SESSION.findall(PYTHON[lang].read_text("utf-8")):
        name = heading or name
        if session:
            found[name] = session
    return found


def test_the_reference_of_python_shows_a_session_of_every_function() -> None:
    functions = {name for name in cofin.__all__ if inspect.isfunction(getattr(cofin, name))}
    assert functions - set(python_sessions("en")) == set()
    assert python_sessions("en") == python_sessions("tr")


@pytest.mark.parametrize("name", python_sessions("en"))
def test_the_sessions_of_the_reference_print_what_is_shown(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    session = python_sessions("en")[name]
    test = doctest.DocTestParser().get_doctest(session, {}, name, "python.en.md", 0)
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert "".join(said) == ""
    assert test.examples


@pytest.mark.parametrize("lang", PYTHON)
def test_the_session_of_the_page_on_python_prints_what_is_shown(lang: str) -> None:
    page = ROOT / "docs" / "how-to" / f"build-a-budget-in-python.{lang}.md"
    (session,) = re.findall(r"^```pycon\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, page.name, 0)
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert "".join(said) == ""


@pytest.mark.parametrize("lang", PYTHON)
def test_the_reference_of_python_tells_of_every_name(lang: str) -> None:
    sections = re.split(r"^### ", PYTHON[lang].read_text("utf-8"), flags=re.MULTILINE)[1:]
    told = {part.partition("\n")[0].strip("`"): part for part in sections}
    assert sorted(told) == cofin.__all__
    for name, part in told.items():
        public = getattr(cofin, name)
        for paragraph in (inspect.getdoc(public) or "").split("\n\n"):
            assert paragraph.replace("``", "`") in part
        if dataclasses.is_dataclass(public):
            assert all(f"| `{field.name}` |" in part for field in dataclasses.fields(public))
