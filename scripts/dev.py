"""The project's chores, the same on Linux, macOS and Windows: ``python scripts/dev.py demo``.

It needs nothing but a Python: the standard library alone, and syntax that 3.7 to 3.10 can
read, so that they say that 3.11 is wanted; older ones end in a SyntaxError.  The Makefile's
targets are one line each and call this file; on Windows it is called directly.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import libreoffice as calc

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = ROOT / "requirements"
OLDEST = (3, 11)
UV = "uv==0.13.9"  # used by `lock` alone
_DEV = ("--extra", "excel", "--group", "dev")
LEFTOVERS = [
    *(".venv", "build", "dist", "demo", "cofin-demo", ".coverage", ".hypothesis"),
    *(".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache"),
]


def main(argv: list[str] | None = None) -> int:
    """Run one chore; the exit status is that of the first thing that failed."""
    if sys.version_info[:2] < OLDEST:
        print("cofin needs Python 3.11 or later; this is {}.{}.".format(*sys.version_info[:2]))
        return 2
    chores = {
        "setup": setup,
        "demo": demo,
        "test": test,
        "lint": lint,
        "bench": bench,
        "generated": generated,
        "check-generated": check_generated,
        "wheel": wheel,
        "pictures": pictures,
        "validate": validate,
        "lock": lock,
        "libreoffice": libreoffice,
        "clean": clean,
    }
    parser = argparse.ArgumentParser(description="The project's chores.")
    parser.add_argument("chore", choices=list(chores))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to the chore")
    said = parser.parse_args(argv)
    return chores[said.chore](said.rest)


# ------------------------------------------------------------------ the environment


def setup(rest: list[str] | None = None) -> int:
    """Make ``.venv`` with cofin in it; ``--dev`` adds what tests and linters need."""
    return prepare("dev" if rest and "--dev" in rest else "runtime")


def prepare(level: str) -> int:
    """Install the locked packages of ``level``, unless they are installed already."""
    stamp = VENV / f".cofin-{level}"
    wanted = fingerprint(level)
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return 0
    if not PYTHON.exists():
        print("Making .venv ...", flush=True)
        made = run(sys.executable, "-m", "venv", "--clear", VENV)
        if made:
            print("Python's venv module is missing (on Debian and Ubuntu: python3-venv).")
            return made
    print(f"Installing the locked packages ({level}) into .venv ...", flush=True)
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    # The lock names every package, so nothing is left to resolve.  Without --no-deps pip
    # meets `coverage[toml]` among pytest-cov's wishes, takes the newest release for it
    # and stops, the day after one appears (https://github.com/pypa/pip/issues/9644).
    locked = [*pip, "--no-deps", "--require-hashes"]
    failed = (
        run(*locked, "-r", LOCKS / "build.txt", "-r", LOCKS / f"{level}.txt")
        or run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    )  # fmt: skip
    if not failed:
        # pip compiles what it installs, but not what is used in place: the first commands
        # would take half as long again, and all of them where Python may not write beside the code.
        run(PYTHON, "-m", "compileall", "-q", ROOT / "src")
        stamp.write_text(wanted, "utf-8")
        if level == "dev":  # it contains the other one
            (VENV / ".cofin-runtime").write_text(fingerprint("runtime"), "utf-8")
    return failed


def fingerprint(level: str) -> str:
    """What ``.venv`` was made from: lock files, metadata, Python."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for path in (LOCKS / "build.txt", LOCKS / f"{level}.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def lock(rest: list[str]) -> int:
    """Resolve ``requirements/*.txt`` anew; ``--upgrade`` takes the newest versions."""
    failed = prepare("dev") or run(PYTHON, "-m", "pip", "install", "--quiet", UV)
    for name, source in (
        ("build", ["requirements/build.in"]),
        ("runtime", ["pyproject.toml"]),
        ("dev", ["pyproject.toml", *_DEV, "-c", "requirements/runtime.txt"]),
    ):
        failed = failed or run(
            *(PYTHON, "-m", "uv", "pip", "compile", *source, "--quiet", *rest),
            *("--universal", "--generate-hashes", "--python-version", "3.11"),
            *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate"),
            *("--custom-compile-command", "python scripts/dev.py lock"),
            *("-o", f"requirements/{name}.txt"),
        )
    return failed


def clean(_rest: list[str]) -> int:
    """Remove what the chores made and git does not keep."""
    for name in LEFTOVERS:
        path = ROOT / name
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
    return 0


# ------------------------------------------------------------------ what people run


def demo(rest: list[str]) -> int:
    """The main job on the shipped example."""
    return prepare("runtime") or run(BIN / "cofin", "demo", *rest)


def test(rest: list[str]) -> int:
    """Run the tests; ``--coverage`` adds the gate, the rest is passed on to pytest.

    With the gate there are two runs of all tests: lines are counted where tests of their own
    cover them.  Counting them in the others as well takes a third longer, for no line more.
    """
    failed = prepare("dev")
    if failed:
        return failed
    libreoffice([])
    command = [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal"]
    absent = calc.missing()
    if absent:
        command += ["-m", "not libreoffice"]
    counting = ["--cov=cofin", "--cov-report=term"] if "--coverage" in rest else []
    rest = [word for word in rest if word != "--coverage"]
    if counting and not rest:
        counted, others = by_coverage()
        failed = run(*command, *others)
        failed = run(*command, *counting, *counted) or failed
    else:
        failed = run(*command, *counting, *rest)
    if not absent:
        return failed
    print(f"\nNot run, because this machine lacks {', '.join(absent)}:")
    for proof in proofs(rest):
        print(f"  {proof}")
    return failed


def by_coverage() -> tuple[list[str], list[str]]:
    """The tests of money, rules, core and checks, which must cover these, and all others."""
    tests = ROOT / "tests"
    folders = sorted(path.name for path in tests.iterdir() if any(path.glob("**/test_*.py")))
    counted = [name for name in folders if name in ("core", "rules", "checks")]
    alone = sorted(path.name for path in tests.glob("test_*.py"))
    others = [name for name in folders if name not in counted]
    return [f"tests/{name}" for name in counted + alone], [f"tests/{name}" for name in others]


def proofs(rest: list[str]) -> list[str]:
    """Modules of tests that need LibreOffice: path, number of tests, what they are about."""
    places = [word for word in rest if (ROOT / word.partition("::")[0]).exists()]
    asked = [str(PYTHON), "-m", "pytest", "--collect-only", "-q", "-m", "libreoffice", *places]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    modules = [line.partition("::")[0] for line in said.splitlines() if "::" in line]
    found = []
    for module in dict.fromkeys(modules):
        about = (ROOT / module).read_text("utf-8").partition("\n")[0].strip('" ')
        found.append(f"{module} ({modules.count(module)}): {about}")
    return found


def lint(_rest: list[str]) -> int:
    """Style, types and import contracts: all are run, whatever fails."""
    failed = prepare("dev")
    if failed:
        return failed
    results = [
        run(PYTHON, "-m", "ruff", "check", "."),
        run(PYTHON, "-m", "ruff", "format", "--check", "."),
        run(PYTHON, "-m", "mypy"),
        run(BIN / "lint-imports"),
    ]
    return max(results)


def bench(rest: list[str]) -> int:
    """Measure, as ratios within one run."""
    return prepare("dev") or run(PYTHON, "-m", "benchmarks", *rest)


def generated(rest: list[str]) -> int:
    """Write everything generated: example workbooks, templates, reference pages."""
    return prepare("dev") or run(PYTHON, "scripts/generate.py", *rest)


def check_generated(_rest: list[str]) -> int:
    """Fail when something generated is not what the code now gives."""
    return generated(["--check"])


def wheel(_rest: list[str]) -> int:
    """Wheel and source archive in dist/; the wheel is tried in every Python that is here."""
    return prepare("dev") or run(PYTHON, "scripts/wheel.py")


def pictures(_rest: list[str]) -> int:
    """Draw the pictures in the pages anew (needs LibreOffice)."""
    return prepare("dev") or run(PYTHON, "scripts/pictures.py")


def validate(_rest: list[str]) -> int:
    """Ask Microsoft's validator about every kind of file that cofin writes (needs npm)."""
    return prepare("dev") or run(PYTHON, "scripts/validate.py")


def libreoffice(rest: list[str]) -> int:
    """Install LibreOffice Calc where that is possible; see ``scripts/libreoffice.py``."""
    return calc.main(rest)


# ------------------------------------------------------------------ small print


def run(*command: object) -> int:
    """Run a program in the project's folder with its output on ours; its exit status."""
    return subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
