"""C15: texts that become formulas once the sheet is exported to CSV and opened again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cofin.checks.columns.kinds import kinds, ranges, size
from cofin.checks.finding import Finding, Severity
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.checks.words.numerals import is_number
from cofin.grid import Position

_SIGNS = ("=", "+", "-", "@", "\t", "\r")
#: A reference, a function or a command of another program behind the sign.
_RUNS = re.compile(
    r"[=+\-@\s]+(?:[\d.]+[+\-*/])*"
    r"(?:\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\w])|[A-Za-z_.][\w.]*\(|\w+\s*\|)",
    re.ASCII,
)
#: "=" makes a formula of anything but a line of signs, an arrow, or words behind a space.
_EQUALS = re.compile(r"=\s*[\w(\"'+\-$@{]")


@check("C15")
def runs_as_formula(subject: Subject) -> Iterator[Finding]:
    """Bullets, phone numbers and negative numbers are none; cofin's own exports escape them."""
    for here in kinds(subject):
        found: dict[Severity | None, dict[Position, str]] = {}
        for position, text in here.texts:
            if text.startswith(_SIGNS) and not is_number(text):
                bare = text.lstrip()
                certain = bool(_RUNS.match(bare)) or bool(_EQUALS.match(bare))
                if certain or _is_name(text):
                    is_note = not certain or subject.layout is not None
                    found.setdefault(Severity.NOTE if is_note else None, {})[position] = text
        for severity, texts in found.items():
            for area in ranges(texts):
                first = (area.first_row, area.first_column)
                yield Finding(
                    sheet=here.sheet.name,
                    cell=str(area),
                    label=label_of(here.sheet, *first),
                    found=" ".join(texts[first].split())[:60],
                    values={"count": size(area)},
                    severity=severity,
                )


def _is_name(text: str) -> bool:
    """``@partner``: spreadsheets look for a name."""
    return text.startswith("@") and len(text) > 1 and not text[1].isspace()
