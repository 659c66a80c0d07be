"""Tests about the whole: modules, imports, names, files."""

from __future__ import annotations

import ast
import importlib
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "cofin"
MODULES = sorted(SRC.rglob("*.py"))
EXACT = [SRC / "money.py", *(SRC / "core").rglob("*.py"), *(SRC / "rules").rglob("*.py")]
HEAVY = {"pandas", "numpy", "openpyxl", "xlsxwriter", "xlwings"}
BINARY = {".xlsx", ".xls", ".xlsb", ".ods", ".xlam", ".png", ".pdf", ".zip", ".bin"}
PLACES = [
    *(".ci", "addin", "benchmarks", "docs", "examples", "requirements", "scripts", "src"),
    *("templates", "tests", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE"),
    *("Makefile", "README.md", "pyproject.toml"),
]


def project_files() -> list[Path]:
    """Every file that belongs to the project (nothing that tools leave behind)."""
    found = []
    for place in PLACES:
        path = ROOT / place
        inside = path.rglob("*") if path.is_dir() else [path]
        found += [p for p in inside if p.is_file() and "__pycache__" not in p.parts]
    return found


def test_no_module_is_longer_than_300_lines_and_most_are_short() -> None:
    lengths = {
        path.relative_to(SRC).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in MODULES
    }
    assert {name: n for name, n in lengths.items() if n > 300} == {}
    assert statistics.median(n for n in lengths.values() if n > 5) <= 120


def test_no_test_and_no_chore_is_longer_either() -> None:
    others = [
        p for folder in ("tests", "scripts", "benchmarks") for p in (ROOT / folder).rglob("*.py")
    ]
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in others}
    assert {name: n for name, n in lengths.items() if n > 300} == {}


def test_imports_point_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "program",
    [
        "import cofin",
        "import cofin.core.calculate",
        "from cofin.cli.main import main; main(['--version'])",
        "from cofin.cli.main import main; main(['--help'])",
        "from cofin.cli.main import main; main(['build', '--help'])",
        "from cofin.cli.main import main; main(['calls', 'list'])",
    ],
)
def test_no_heavy_library_is_imported_before_it_is_needed(program: str) -> None:
    report = "import sys, atexit; atexit.register(lambda: print('LOADED', *sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{report}; {program}"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    loaded = done.stdout.decode().rpartition("LOADED")[2].split()
    assert "cofin" in loaded
    assert HEAVY & set(loaded) == set()


@pytest.mark.parametrize("package", ["cofin", "cofin.rules", "cofin.core", "cofin.workbook"])
def test_public_names_are_sorted_and_there(package: str) -> None:
    module = importlib.import_module(package)
    names = list(getattr(module, "__all__", []))
    assert names == sorted(names)
    assert [name for name in names if not hasattr(module, name)] == []


def test_the_package_exports_its_public_names() -> None:
    import cofin

    assert {"calculate", "load_rules", "read_project"} <= set(cofin.__all__)


@pytest.mark.parametrize("path", EXACT, ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_binary_float_comes_near_money(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    likeness = {
        id(n.value) for n in ast.walk(tree) if isinstance(n, ast.keyword) and n.arg == "cutoff"
    }
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float(number)) if id(node) not in likeness:
                found.append(f"line {node.lineno}: {number}")
            case ast.Call(func=ast.Name(id="round" | "float" as name)):
                found.append(f"line {node.lineno}: {name}()")
            case ast.Import(names=names) if any(n.name == "math" for n in names):
                found.append(f"line {node.lineno}: math")
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_nothing_depends_on_today_or_on_a_star_import(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr="today" | "now" | "utcnow" as name)):
                found.append(f"line {node.lineno}: {name}()")
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                found.append(f"line {node.lineno}: import *")
    assert found == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    hiding = ("pytest.mark." + "skip", "pytest.mark." + "xfail", "pytest." + "skip(")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in (ROOT / "tests").rglob("*.py")
        for word in hiding
        if word in path.read_text("utf-8")
    ]
    assert found == []


def test_paths_are_short_enough_for_windows() -> None:
    relative = [path.relative_to(ROOT).as_posix() for path in project_files()]
    assert [name for name in relative if len(name) >= 150] == []
    reserved = set('<>:"|?*\\')
    assert [name for name in relative if reserved & set(name)] == []


def text_files() -> list[Path]:
    """Files that are text and mean to be right; those in ``tests/broken_*`` do not."""
    return [
        path
        for path in project_files()
        if path.suffix not in BINARY and not any(p.startswith("broken_") for p in path.parts)
    ]


def test_text_files_are_utf8_with_unix_line_ends() -> None:
    found = []
    for path in text_files():
        content = path.read_bytes()
        content.decode("utf-8")
        if b"\r" in content or content.startswith(b"\xef\xbb\xbf"):
            found.append(path.relative_to(ROOT).as_posix())
    assert found == []


def test_no_file_names_a_place_that_users_do_not_have() -> None:
    words = ["/" + "work/", ".." + "/shared", "pypi" + ".org", "pythonhosted" + ".org"]
    words += ["deb.debian" + ".org", "registry.npmjs" + ".org"]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in text_files()
        for word in words
        if word in path.read_text("utf-8")
    ]
    assert found == []
