"""Nothing of xlwings that needs a licence is used: neither its modules nor its switches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
#: Parts of xlwings outside its BSD licence, and the doors to them.
LICENSED = re.compile(
    r"xlwings[._](pro|server|reports)\b|xw\.(server|reports)\b"
    r"|from xlwings import .*\b(pro|server|reports)\b|Book\(json|mode=.r.\)|LICENSE_KEY"
)


def sources() -> list[Path]:
    own = [path for path in (ROOT / "src").rglob("*") if path.suffix in (".py", ".bas", ".cls")]
    return own + [path for path in (ROOT / "addin").rglob("*") if path.is_file()]


def test_no_source_names_a_licensed_part() -> None:
    assert len(sources()) > 300
    found = [str(path) for path in sources() if LICENSED.search(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import xlwings.pro",
        "from xlwings import Book, server",
        "import xlwings.reports as r",
        "xw.Book(json=x)",
    ],
)
def test_the_guard_sees_what_it_guards_against(line: str) -> None:
    assert LICENSED.search(line)


def test_plain_xlwings_is_at_work() -> None:
    import xlwings as xw

    assert xw.__pro__ is False
