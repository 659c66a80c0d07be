"""Reading a project, whichever of its three forms it has: TOML, JSON or a filled workbook.

What a file is, its content decides first and its name second: a workbook is a zip file, a
JSON text begins with a brace, and no TOML text does.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from cofin.core.judgement import with_share
from cofin.core.model import Project
from cofin.core.parse import parse_project
from cofin.core.parse_problems import Place, default_place, quoted
from cofin.errors import FileRefused, InputError, Problem, ProfileError, must_be_path
from cofin.files import DanglingLinkError, open_file
from cofin.grid import Grid
from cofin.rules.load import is_path, load_rules
from cofin.rules.profile import CallRules
from cofin.system import reason
from cofin.workbook.open_text import decoded, read_json, read_toml, refused
from cofin.workbook.text_kind import WORKBOOK_ENDINGS, kind_of_text

MB = 1_000_000
LARGEST_TEXT = 20 * MB
"""Bytes; 200,000 cost lines take less."""

_WORKBOOK_STARTS = (b"PK", b"\xd0\xcf\x11\xe0")


def read_project(path: Path | str, call: str | Path | None = None) -> Project:
    """The project in a file; ``call`` (id or path of a profile) replaces the one it names.

    The file is a ``.toml``, a ``.json``, or a consortium workbook or partner sheet that was
    filled in.  Raises ``InputError`` with all problems, ``FileRefused`` (one of them) when the file
    cannot be read at all.
    """
    return read_noted(path, call)[0]


def read_with_rules(path: Path | str, call: str | Path | None = None) -> tuple[Project, CallRules]:
    """The project in a file and the rules of its call on the day of the call's deadline.

    ``call`` (id or path of a profile) replaces the call that the file names.  Raises what
    ``read_project`` raises, and ``ProfileError`` for a profile with problems.
    """
    project, rules, _ = read_noted(path, call)
    return project, rules


def read_noted(
    path: Path | str, call: str | Path | None = None
) -> tuple[Project, CallRules, tuple[Problem, ...]]:
    """The project, the rules on the day of the deadline, and what should be known of the file.

    The last are no problems: everything was read, but the file's own formulas may say
    something else.
    """
    return read_source(path, call)[:3]


def read_source(
    path: Path | str, call: str | Path | None = None
) -> tuple[Project, CallRules, tuple[Problem, ...], Grid | None]:
    """``read_noted``, and all of the workbook where the file is one.

    A profile that the file names by a path is looked for beside the file and in the folders
    there, nowhere else: a file that somebody sends does not choose what else is opened.
    """
    must_be_path("path", path)
    path = Path(path)
    try:
        raw, place = _tables(path, call)
        rules = load_rules(call) if call else _named_rules(raw, path, place)
        if call:
            raw = {**raw, "call": rules.profile.id}
        if place is default_place:
            return parse_project(raw, rules.profile), rules, (), None
        return *_of_workbook(raw, rules, place), getattr(place, "grid", None)
    except ProfileError:  # names the profile it is about
        raise
    except FileRefused as error:
        raise FileRefused(error.problems, str(path)) from error.__cause__
    except InputError as error:
        raise InputError(error.problems, str(path)) from None


def project_in(grid: Grid, path: Path, call: str | Path | None = None) -> tuple[Project, CallRules]:
    """``read_with_rules`` of a workbook that was read before from ``path``."""
    from cofin.workbook.read.consortium import consortium_in

    try:
        raw, place = consortium_in(grid, str(path), str(call) if call else None)
        rules = load_rules(call) if call else _named_rules(raw, path, place)
        return _of_workbook({**raw, "call": rules.profile.id} if call else raw, rules, place)[:2]
    except (ProfileError, FileRefused):  # they name what they are about
        raise
    except InputError as error:
        raise InputError(error.problems, str(path)) from None


def named_profile(path: Path) -> Path | None:
    """The profile file that a project written as text names; none where nothing can be read."""
    try:
        if not path.is_file() or _content(path).startswith(_WORKBOOK_STARTS):  # a pipe is read once
            return None
        call = _tables(path, None)[0].get("call")
    except (InputError, OSError, ValueError):
        return None
    if isinstance(call, str) and is_path(call) and not _leads_elsewhere(call):
        return path.parent / call
    return None


def _of_workbook(
    raw: Mapping[str, object], rules: CallRules, place: Place
) -> tuple[Project, CallRules, tuple[Problem, ...]]:
    """The same of a workbook, in whose words problems are said."""
    from cofin.workbook.read.typed import Places, notes, without_formulas
    from cofin.workbook.read.wording import InSheets

    told = place if isinstance(place, Places) else None
    project = parse_project(
        raw,
        rules.profile,
        place,
        wording=InSheets(rules.profile),
        other_partners=told is not None and told.is_part,
    )
    if told is None:
        return project, rules, ()
    project = with_share(project, told.share, rules.profile)
    return project, rules, (*told.foreign, *notes(told), *without_formulas(told))


def _tables(path: Path, call: str | Path | None) -> tuple[Mapping[str, object], Place]:
    """The content as plain tables, and how its places are worded."""
    source = str(path)
    content = _content(path)
    ending = path.suffix.lower()
    if (
        ending in WORKBOOK_ENDINGS
        and not content.startswith(_WORKBOOK_STARTS)
        and (kind := kind_of_text(content))
    ):
        raise refused(source, "text_named_workbook", kind=kind.upper(), ending=ending, right=kind)
    if content.startswith(_WORKBOOK_STARTS) and not path.is_file():
        raise refused(source, "workbook_in_pipe")
    if content.startswith(_WORKBOOK_STARTS) or ending in WORKBOOK_ENDINGS:
        from cofin.workbook.read.consortium import read_consortium  # most projects are text

        return read_consortium(path, str(call) if call else None)
    text = decoded(content, source)
    if ending == ".json" or text.lstrip().startswith("{"):
        return read_json(text, source), default_place
    try:
        return read_toml(text, source), default_place
    except FileRefused:
        if ending in {".toml", ""}:
            raise
        raise refused(source, "unknown_kind", ending=ending) from None


def _content(path: Path) -> bytes:
    """The bytes of a text, or the first bytes of a workbook."""
    source = str(path)
    try:
        with open_file(path) as file:
            start = file.read(4)
            if start.startswith(_WORKBOOK_STARTS):
                return start
            content = start + file.read(LARGEST_TEXT)
    except DanglingLinkError as error:
        raise refused(source, "unreadable", reason=reason(error)) from None
    except FileNotFoundError:
        raise refused(source, "not_found", suggestion=name_nearby(path)) from None
    except IsADirectoryError:
        raise refused(source, "is_folder") from None
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError) and path.is_dir():  # what Windows calls it
            raise refused(source, "is_folder") from None
        raise refused(source, "unreadable", reason=reason(error)) from error
    if len(content) > LARGEST_TEXT:
        raise refused(source, "too_large", limit=LARGEST_TEXT // MB)
    return content


def name_nearby(path: Path) -> str:
    """A file of the same folder with nearly this name, or nothing."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name, names, n=1, cutoff=0.7)
    return str(path.with_name(close[0])) if close else ""


def _named_rules(raw: Mapping[str, object], path: Path, place: Place) -> CallRules:
    """The rules of the call that the content names: by its id, or by a path beside the file."""
    call = raw.get("call")
    where = place(("call",))
    if call is None or call == "":
        raise InputError([Problem(where, "file.no_call")])
    if not isinstance(call, str):
        raise InputError([Problem(where, "file.call_no_text")])
    if is_path(call):
        if _leads_elsewhere(call):
            raise InputError([Problem(where, "file.call_elsewhere", {"call": quoted(call)})])
        return load_rules(path.parent / call)
    try:
        return load_rules(call)
    except ProfileError as error:  # a wrong name is a problem of the project
        raise InputError([replace(problem, where=where) for problem in error.problems]) from None


def _leads_elsewhere(call: str) -> bool:
    """Whether a path goes anywhere but into the folder of the file that names it."""
    there = PureWindowsPath(call)  # it knows both kinds of slashes
    return bool(there.anchor) or ".." in there.parts
