"""The add-in on this PC: put there, looked at, taken away again.

The file is written by us into a folder that Excel trusts, so it carries no mark of the web
and no macro warning appears; a file that came by mail or download does (``blocked``).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata, util
from pathlib import Path

from cofin.errors import OutputError, Problem
from cofin.excel.build.places import INTERPRETER, Places, conf_text, read_conf
from cofin.excel.build.xlam import addin_file
from cofin.text import Lang, Value, has, say
from cofin.workbook.atomic import write_many
from cofin.workbook.refusal import from_system


class State(StrEnum):
    """How a part of the installation stands."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"  # cannot be told on this system


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that has to be right; ``key`` in ``texts/addin.toml`` says how it stands."""

    key: str
    state: State
    about: str = ""

    def sentence(self, lang: Lang) -> str:
        """What was found, and what to do where it is not right."""
        values: dict[str, Value] = {"about": self.about}
        key = f"addin.part_{self.key}_{self.state}"
        said = [say(key, lang, **values)]
        if has(f"{key}_fix"):
            said.append(say(f"{key}_fix", lang, **values))
        return " ".join(said)


def install(places: Places, interpreter: str | None = None) -> tuple[Path, Path]:
    """Write the add-in and the user's configuration; both or none.  Where they are."""
    conf = read_conf(places.conf)
    conf[INTERPRETER] = interpreter or sys.executable
    made = {places.addin: addin_file(), places.conf: conf_text(conf, places.conf)}
    try:
        for path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise from_system(places.addin, why) from why
    write_many(made, force=True)
    return places.addin, places.conf


def uninstall(places: Places) -> list[Path]:
    """Take away the add-in and its key in the configuration; what was removed.

    ``OutputError`` when the configuration cannot be read: the add-in is gone all the same.
    """
    removed = []
    try:
        if places.addin.exists():
            places.addin.unlink()
            removed.append(places.addin)
        conf = _conf_after(removed, places)
        if INTERPRETER in conf:
            del conf[INTERPRETER]
            if conf:
                write_many({places.conf: conf_text(conf, places.conf)}, force=True)
            else:
                places.conf.unlink()
                with suppress(OSError):  # something of somebody else's is in it
                    places.conf.parent.rmdir()
            removed.append(places.conf)
    except OSError as why:
        raise from_system(places.addin, why) from why
    return removed


def _conf_after(removed: list[Path], places: Places) -> dict[str, str]:
    try:
        return read_conf(places.conf)
    except OutputError as unreadable:
        if not removed:
            raise
        raise OutputError(Problem(str(places.conf), "addin.conf_left")) from unreadable


def status(places: Places) -> list[Part]:
    """Every part of the installation, in the order in which Excel needs it."""
    file = [_file(places)]
    if places.addin.exists():
        file.append(_blocked(places))
    return [*file, _interpreter(places), _xlwings(), _windows_library(places)]


def _file(places: Places) -> Part:
    try:
        there = places.addin.read_bytes()
    except OSError:
        return Part("file", State.BAD, str(places.addin))
    try:
        is_current = there == addin_file()
    except OutputError:
        return Part("file", State.GOOD, str(places.addin))  # the part on xlwings says why
    return Part("file" if is_current else "old", _state(good=is_current), str(places.addin))


def _blocked(places: Places) -> Part:
    """Whether Windows has marked the file as one from the internet."""
    mark = Path(f"{places.addin}:Zone.Identifier")
    return Part("mark", _state(good=not mark.exists()), str(places.addin))


def _interpreter(places: Places) -> Part:
    try:
        named = read_conf(places.conf).get(INTERPRETER, "")
    except OutputError as unreadable:
        return Part("conf", State.BAD, str(unreadable.problem.where))
    if not named:
        return Part("conf", State.BAD, str(places.conf))
    return Part("python", _state(good=Path(named).is_file()), named)


def _xlwings() -> Part:
    try:
        return Part("xlwings", State.GOOD, metadata.version("xlwings"))
    except metadata.PackageNotFoundError:
        return Part("xlwings", State.BAD)


def _windows_library(places: Places) -> Part:
    """pywin32, and the DLL through which VBA reaches Python; both exist on Windows alone."""
    if sys.platform != "win32":
        return Part("library", State.UNKNOWN)
    try:
        named = Path(read_conf(places.conf).get(INTERPRETER, sys.executable))
    except OutputError:  # the part on the configuration says why
        named = Path(sys.executable)
    folders = (named.parent, named.parent.parent)
    with suppress(metadata.PackageNotFoundError):
        name = f"xlwings64-{metadata.version('xlwings')}.dll"
        if util.find_spec("pythoncom") and any((folder / name).exists() for folder in folders):
            return Part("library", State.GOOD, name)
    return Part("library", State.BAD)


def _state(*, good: bool) -> State:
    return State.GOOD if good else State.BAD
