"""Every file that a command reads, named or not: none of them is ever its output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cofin.errors import InputError, Problem


def inputs(
    *named: str | Path | None, call: str | None = None, also: Iterable[Path] = ()
) -> list[Path]:
    """The files named, and the profile ``call`` or else those that the projects among them name.

    ``InputError`` when several are not there; ``also``: files that may be missing.
    """
    from cofin.rules.load import known_id
    from cofin.workbook.open import named_profile

    ensure_there(*named, call=call)
    files = [*(Path(each) for each in named if each), *also]
    if call:
        return files if known_id(call) else [*files, Path(call)]
    return [*files, *(profile for each in files if (profile := named_profile(each)))]


def ensure_there(
    *named: str | Path | None, call: str | None = None, sheets: Iterable[Path] = ()
) -> None:
    """``InputError`` with all that are not there, when it is more than one.

    Of a single one, what reads it tells in its own words.  ``sheets`` are reported one by one
    where they are read, and here only when nothing will be.
    """
    from cofin.rules.load import is_path

    given = [*named, call if call and is_path(call) else None]
    missing = [Path(each) for each in given if each and _is_missing(Path(each))]
    if missing:
        missing += filter(_is_missing, sheets)
    if len(missing) > 1:
        from cofin.workbook.open import name_nearby

        raise InputError(
            Problem(str(path), "file.not_found", {"suggestion": name_nearby(path)})
            for path in dict.fromkeys(missing)
        )


def _is_missing(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):  # said by what reads it
        return False
    return False


def accept_lists(checked: Iterable[Path], named: str | None) -> list[Path]:
    """The lists of acceptances that count: the one named, else those beside the files."""
    from cofin.checks.report.accept import FILE_NAME

    return [Path(named)] if named else list({path.parent / FILE_NAME: None for path in checked})
