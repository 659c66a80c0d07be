"""Build the wheel and the source archive into ``dist/``, and run ``cofin demo`` from the wheel.

The demo runs in each Python that pyproject.toml names: every interpreter gets an environment
of its own with the locked packages that the demo needs, and what is not on this machine is
said.  Run it with ``python scripts/dev.py wheel``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
NEEDED = ("ironcalc==", "xlsxwriter==")
_NAMED = re.compile(r"Programming Language :: Python :: (3\.[0-9]+)")


def main() -> int:
    """0 when the demo runs in every interpreter that was found."""
    wanted = _NAMED.findall((ROOT / "pyproject.toml").read_text("utf-8"))
    found = {version: interpreter(version) for version in wanted}
    for version, python in found.items():
        print(f"Python {version}: {python or 'not on this machine, not tried'}", flush=True)
    wheel = built(ROOT / "dist")
    with TemporaryDirectory() as folder:
        failed = [
            version
            for version, python in found.items()
            if python and not works(python, wheel, Path(folder) / version)
        ]
    tried = [version for version, python in found.items() if python]
    print(f"cofin demo ran from {wheel.name} in: {', '.join(tried)}" if not failed else
          f"FAILED from {wheel.name} in: {', '.join(failed)}")  # fmt: skip
    return int(bool(failed) or not tried)


def interpreter(version: str) -> Path | None:
    """A Python of that version: this one, one on the path, or one that pyenv keeps."""
    return next((path for path in places(version) if says(path) == version), None)


def places(version: str) -> Iterator[Path]:
    """Where it may be."""
    yield Path(sys.executable)
    if on_path := shutil.which(f"python{version}"):
        yield Path(on_path)
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob(f"versions/{version}*/bin/python"), reverse=True)


def says(python: Path) -> str:
    """Its version; empty when it does not start, as a shim of pyenv may not."""
    asked = "import sys; print('{}.{}'.format(*sys.version_info))"
    done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def built(folder: Path) -> Path:
    """The wheel, made with the locked build backend; the source archive lies beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    make = (sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", folder)
    subprocess.run(make, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def works(python: Path, wheel: Path, folder: Path) -> bool:
    """Whether the demo runs from the wheel in a fresh environment."""
    environment, work = folder / "environment", folder / "work"
    work.mkdir(parents=True)
    commands = (
        (python, "-m", "venv", "--without-pip", environment),
        (*install(environment), "--require-hashes", "-r", locked(folder)),
        (*install(environment), wheel),
        (scripts(environment) / "cofin", "demo", "--quiet"),
    )
    outside = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return all(
        subprocess.run(
            command, cwd=work, env=outside, stdin=subprocess.DEVNULL, check=False
        ).returncode
        == 0
        for command in commands
    )


def locked(folder: Path) -> Path:
    """The lock of what the demo imports; pandas, which it does not, would take most of the time."""
    text = (ROOT / "requirements" / "runtime.txt").read_text("utf-8")
    blocks = re.split(r"(?m)^(?=[a-z])", text)
    kept = folder / "locked.txt"
    kept.write_text("".join(block for block in blocks if block.startswith(NEEDED)), "utf-8")
    return kept


def install(environment: Path) -> tuple[str | Path, ...]:
    """How pip installs into an environment that has none itself."""
    return (*PIP, "--python", environment, "install", "--no-deps", "--no-compile")


def scripts(environment: Path) -> Path:
    """Where an environment keeps its commands."""
    return environment / ("Scripts" if os.name == "nt" else "bin")


if __name__ == "__main__":
    sys.exit(main())
