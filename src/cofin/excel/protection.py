"""What Excel does not let the add-in do: why, and in which menu that is changed."""

from __future__ import annotations

import xlwings as xw

from cofin.errors import InputError, Problem


def add_failed(book: xw.Book, sheet: str, why: Exception) -> InputError:
    """What to say when the sheet could not be added to the workbook."""
    is_protected = _says(book, "ProtectStructure")
    code = "action.structure_protected" if is_protected else "action.not_added"
    return InputError([Problem("", code, {"sheet": sheet, "why": words_of(why)})], book.name)


def ensure_open(sheet: xw.Sheet) -> None:
    """``InputError`` when the sheet is protected: a table would be half written."""
    if _says(sheet, "ProtectContents"):
        problem = Problem(sheet.name, "action.sheet_protected", {"sheet": sheet.name})
        raise InputError([problem], sheet.book.name)


def _says(what: xw.Book | xw.Sheet, attribute: str) -> bool:
    """A property of Excel's own; ``False`` where the program has none of that name."""
    try:
        return bool(getattr(what.api, attribute))
    except Exception:  # each program says in its own way that it has no such thing
        return False


def words_of(error: Exception) -> str:
    """What an error says to people: of one of Excel's the sentence, not its numbers."""
    match error.args:
        case (int(), str(sentence), details, _):  # pywintypes.com_error
            # what Excel itself says stands in the details, behind its name
            inner = details[2] if isinstance(details, tuple) and len(details) > 2 else ""
            return str(inner or sentence)[:300]
        case _:
            return f"{type(error).__name__}: {error}"[:300]
