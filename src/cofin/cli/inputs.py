"""Every file that a command reads, named or not: none of them is ever its output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def inputs(*named: str | Path | None, call: str | None = None) -> list[Path]:
    """The files named, and the profile ``call`` or else those that the projects among them name."""
    from cofin.rules.load import known_id
    from cofin.workbook.open import named_profile

    files = [Path(each) for each in named if each]
    if call:
        return files if known_id(call) else [*files, Path(call)]
    return [*files, *(profile for each in files if (profile := named_profile(each)))]


def accept_lists(checked: Iterable[Path], named: str | None) -> list[Path]:
    """The lists of acceptances that count: the one named, else those beside the files."""
    from cofin.checks.report.accept import FILE_NAME

    return [Path(named)] if named else list({path.parent / FILE_NAME: None for path in checked})
