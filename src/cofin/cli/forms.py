"""In which form a result is written: as ``--format`` says, or else as the output's name ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cofin.errors import OutputError, Problem

TEXT = "text"
_BY_ENDING = {
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    **dict.fromkeys((".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".pdf", ".docx"), "other"),
}
"""Forms that a name promises; any other ending promises nothing."""


def form_of(said: str | None, output: str | None, known: Sequence[str]) -> str:
    """The form of a result; ``OutputError`` where the output's name promises another one.

    ``said`` is what ``--format`` says, ``known`` are the forms of the command.
    """
    ending = Path(output or "").suffix.lower()
    promised = _BY_ENDING.get(ending)
    if promised is None or promised == said:
        return said or TEXT
    if promised not in known:
        raise _refused(output, "form_unknown", ending=ending, forms=", ".join(known))
    if said:
        raise _refused(output, "form_contradicts", ending=ending, said=said)
    return promised


def written_as(said: str, form: str) -> bytes:
    """A result as a file of its form: of a table, Excel learns by the mark that it is UTF-8."""
    return said.encode("utf-8-sig" if form == "csv" else "utf-8")


def _refused(output: str | None, code: str, **values: str) -> OutputError:
    return OutputError(Problem(output or "", f"output.{code}", values))
