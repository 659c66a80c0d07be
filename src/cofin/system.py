"""Names of files, commands, and what the system says of its files, as a person reads them."""

from __future__ import annotations

import errno
import os
import re
import shlex
from pathlib import Path

from cofin.files import DanglingLinkError, NoFileError
from cofin.text import Lang, Value, printable, say

_WORDS = {
    "EACCES": "access",
    "EPERM": "access",
    "EBUSY": "busy",
    "ETXTBSY": "busy",
    "EEXIST": "exists",
    "EISDIR": "folder",
    "ENOSPC": "full",
    "EIO": "hardware",
    "EFBIG": "large",
    "ELOOP": "link",
    "ENAMETOOLONG": "long",
    "ENOENT": "missing",
    "EINVAL": "name",
    "EILSEQ": "name",
    "ENOTDIR": "no_folder",
    "EMFILE": "open_files",
    "ENFILE": "open_files",
    "EDQUOT": "quota",
    "EROFS": "read_only",
    "ESTALE": "stale",
    "ETIMEDOUT": "timeout",
}
# a system knows only some of the errors by name
_KEYS = {getattr(errno, name): key for name, key in _WORDS.items() if hasattr(errno, name)}


def shown_name(name: str | os.PathLike[str]) -> str:
    """A file's name as text that can be written anywhere: it may hold bytes that are no UTF-8."""
    return os.fsencode(name).decode(errors="replace")


def command_line(*words: str | Path) -> str:
    """``cofin merge "our sheets" -o BUDGET.xlsx`` for its words; options go in as they are."""
    first, *others = map(str, words)
    typed = (word if _OPTION.fullmatch(word) else as_typed(word) for word in others)
    return " ".join(("cofin", first, *typed))


def as_typed(word: str, *, windows: bool = os.name == "nt") -> str:
    """A file's name as it is typed into a command: copied, it is that name and nothing else.

    Double quotes do for cmd, PowerShell and sh alike, but not around the signs that a shell
    looks for within them: those names go as this system's shell takes them.
    """
    word = printable(word)
    plain = _PLAIN + ("\\" if windows else "")
    if word and all(sign.isalnum() or sign in plain for sign in word) and word[0] not in "-~":
        return word
    if not windows:
        return shlex.quote(word) if set(word) & {*_WITHIN, "\\", "!"} else f'"{word}"'
    # no name has a quotation mark there; one after a backslash would not close
    ticked = "".join(f"`{sign}" if sign in _WITHIN else sign for sign in word)
    return f'"{ticked}"' if not ticked.endswith("\\") else f'"{ticked}."'


#: Signs that are themselves in every shell, beside letters and digits.
_PLAIN = "._-/:+"
_OPTION = re.compile(r"--?[a-z][a-z-]*")
_WITHIN = '"$`'


def reason(error: BaseException) -> Value:
    """Why, for a sentence: in words of each language, or as the system says what is rare."""
    key = _key(error)
    if key:
        return {lang.value: say(f"system.{key}", lang) for lang in Lang}
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _key(error: BaseException) -> str | None:
    match error:
        case NoFileError():
            return "no_file"
        case DanglingLinkError():
            return "dangling"
        case OSError():
            return _KEYS.get(error.errno or 0)
        case _:
            return None
