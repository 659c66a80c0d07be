"""The command before any command: help, version, language, and what is not imported."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

import pytest

from cofin import __version__
from cofin.cli.dispatch import language
from cofin.cli.main import COMMANDS
from cofin.text import Lang, has
from tests.cli.conftest import Cofin


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_a_module_with_help_and_examples(name: str) -> None:
    module, help_key = COMMANDS[name]
    command = import_module(module)
    assert has(help_key)
    assert has(f"{help_key}_example")
    assert callable(command.configure)
    assert callable(command.run)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_english(name: str, cofin: Cofin) -> None:
    said = cofin(name, "--help")
    assert said.status == 0
    assert said.out.startswith(f"Usage: cofin {name}")
    assert f"\nExamples:\n  cofin {name}" in said.out
    assert said.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_turkish(name: str, cofin: Cofin) -> None:
    said = cofin(name, "--help", "--lang", "tr")
    assert said.status == 0
    assert said.out.startswith(f"Kullanım: cofin {name}")
    assert f"\nÖrnekler:\n  cofin {name}" in said.out
    assert "bu yardımı gösterir" in said.out
    assert not any(word in said.out for word in ("usage", "options", "positional", "show this"))


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("lang", ["en", "tr"])
def test_help_fits_100_columns(name: str, lang: str, cofin: Cofin) -> None:
    said = cofin(*filter(None, (name, "--help", "--lang", lang)))
    assert [line for line in said.out.splitlines() if len(line) > 100] == []


def test_the_help_lists_every_command(cofin: Cofin) -> None:
    said = cofin("--help")
    assert said.status == 0
    assert all(f"\n  {name} " in said.out for name in COMMANDS)


def test_no_command_is_wrong_usage_and_shows_the_help(cofin: Cofin) -> None:
    said = cofin()
    assert said.status == 2
    assert said.out == ""
    assert "Commands:" in said.err


@pytest.mark.parametrize("words", [["--version"], ["-V"], ["--lang", "tr", "--version"]])
def test_version(words: list[str], cofin: Cofin) -> None:
    assert cofin(*words) == (0, f"cofin {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["build", "--lang", "tr"], Lang.TR),
        (["--lang=tr", "build"], Lang.TR),
        (["build", "--", "--lang", "tr"], Lang.EN),
        (["build", "--lang", "de"], Lang.EN),
        (["build", "--lang"], Lang.EN),
        ([], Lang.EN),
    ],
)
def test_the_language_is_found_wherever_it_is_said(words: list[str], expected: Lang) -> None:
    assert language(words) is expected


def test_without_the_option_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COFIN_LANG", "tr")
    assert language(["build"]) is Lang.TR


def loaded(*words: str) -> set[str]:
    """Modules that are loaded at the end of one command line in a fresh Python."""
    program = (
        "import sys\nfrom cofin.cli.main import main\n"
        f"main({list(words)!r})\nprint('LOADED', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "COFIN_LANG": "tr"},
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_the_version_needs_no_library() -> None:
    program = "import sys, __future__, collections.abc, importlib; print(*sys.modules)"
    plain = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    assert loaded("--version") - set(plain.stdout.split()) == {
        "cofin",
        "cofin.cli",
        "cofin.cli.main",
    }


def test_the_help_imports_no_command() -> None:
    found = loaded("--help")
    commands = {module for module, _ in COMMANDS.values()}
    assert found & (commands | {"pandas", "xlsxwriter", "cofin.core", "cofin.rules"}) == set()


def test_python_m_cofin_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cofin", "--version"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"cofin {__version__}\n", "")
