"""LibreOffice under our control: own profile that always recalculates, a limit on every call.

By default LibreOffice shows the values stored in an .xlsx and calculates nothing on load, not
even with ``fullCalcOnLoad``; ``OOXMLRecalcMode = 0`` in the profile makes it calculate.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"  # the one that the distribution's python3-uno is for
ALWAYS, AS_STORED = 0, 1  # values of OOXMLRecalcMode; 1 is LibreOffice's own choice

_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{mode}</value></prop></item>
</oor:items>
"""


class OfficeError(Exception):
    """LibreOffice did not do what it was asked for."""


@dataclass(frozen=True, slots=True)
class Office:
    """A profile folder of our own; two processes must never share one."""

    profile: Path

    @classmethod
    def in_folder(cls, folder: Path, recalculation: int = ALWAYS) -> Office:
        """A new profile; ``recalculation`` says what happens to formulas on load."""
        user = folder / "user"
        user.mkdir(parents=True)
        settings = _SETTINGS.format(mode=recalculation)
        (user / "registrymodifications.xcu").write_text(settings, "utf-8")
        return cls(folder)

    def command(self, *words: str) -> list[str]:
        """The command line of a headless LibreOffice with this profile."""
        program = shutil.which("soffice")
        if program is None:
            raise OfficeError("LibreOffice (soffice) is not installed")
        profile = f"-env:UserInstallation={self.profile.resolve().as_uri()}"
        return [program, profile, "--headless", "--norestore", "--nolockcheck", *words]

    def convert(self, files: Sequence[Path], folder: Path, to: str = "xlsx") -> list[Path]:
        """Open the files, calculate, and write each as ``to`` into ``folder``: one call for all."""
        folder.mkdir(parents=True, exist_ok=True)
        names = [str(path) for path in files]
        said = run(
            self.command("--convert-to", to, "--outdir", str(folder), *names),
            seconds=60 + 20 * len(files),
        )
        made = [folder / path.with_suffix(f".{to.partition(':')[0]}").name for path in files]
        if absent := [path.name for path in made if not path.exists()]:
            raise OfficeError(f"not converted: {', '.join(absent)}\n{said}")
        return made


def run(command: Sequence[str], seconds: int) -> str:
    """What a program says; killed with all its children when it takes longer than ``seconds``."""
    program = Path(command[0]).name
    with started(command) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as slow:
            raise OfficeError(f"{program} stopped after {seconds} s") from slow
    said = output.decode("utf-8", "replace").strip()
    if process.returncode:
        raise OfficeError(f"{program}, exit status {process.returncode}: {said}")
    return said


@contextmanager
def started(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A running program, in a group of its own: no child of it outlives the block."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
