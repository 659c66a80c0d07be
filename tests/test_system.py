"""Errors of the system in the reader's language; what is unknown as it is."""

from __future__ import annotations

import errno
import os
import shlex

import pytest

from cofin.system import as_typed, reason
from cofin.text import Lang, say, show


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENAMETOOLONG, errno.ENOSPC])
def test_common_errors_are_said_in_both_languages(number: int) -> None:
    error = OSError(number, os.strerror(number), "file.xlsx")
    assert show(reason(error), Lang.EN) == os.strerror(number)
    turkish = show(reason(error), Lang.TR)
    assert turkish not in {"", os.strerror(number)}
    said = say("file.unreadable", Lang.TR, reason=reason(error))
    assert said == f"Dosya açılamıyor: {turkish}."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(4711, "odd"), "odd"),
        (OSError("no number"), "no number"),
        (OSError(), "OSError"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_what_is_rare_is_said_as_it_is(error: Exception, said: str) -> None:
    assert show(reason(error), Lang.TR) == said


NAMES = [
    "budget.xlsx",
    "ortak sayfaları",
    "C&A (son).xlsx",
    "it's.xlsx",
    'a "b".xlsx',
    "$HOME/x.xlsx",
    "`id`.xlsx",
    "a;b|c>d<e",
    "~mine",
    "-x.xlsx",
    "a\\b c",
    "wow!.xlsx",
    "*.xlsx",
    "%PATH%",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_copied_is_that_name(name: str) -> None:
    assert shlex.split(as_typed(name, windows=False)) == [name]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("budget.xlsx", "budget.xlsx"),
        (r"C:\budgets\özet.xlsx", r"C:\budgets\özet.xlsx"),
        (r"C:\my budgets\a.xlsx", r'"C:\my budgets\a.xlsx"'),
        ("C:\\my budgets\\", '"C:\\my budgets\\."'),  # \" would be a quotation mark
        ("a$b`c.xlsx", '"a`$b``c.xlsx"'),  # as PowerShell takes it
        ("C&A.xlsx", '"C&A.xlsx"'),
    ],
)
def test_a_name_is_quoted_for_windows(name: str, typed: str) -> None:
    assert as_typed(name, windows=True) == typed


def test_blanks_alone_are_quoted_alike_everywhere() -> None:
    name = "ortak sayfaları/it's (son) & co.xlsx"
    assert as_typed(name, windows=True) == as_typed(name, windows=False) == f'"{name}"'
    assert as_typed("a\nb") == '"a b"'
