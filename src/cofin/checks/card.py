"""The card of a check: everything about it but its condition.

``cards/<code>.toml`` holds identity, severity, texts in both languages and examples that
are run as tests.  From it come the message, ``cofin explain <code>``, the page in the
reference and the tests.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from cofin.checks.finding import Finding, Severity, short
from cofin.packaged import packaged
from cofin.text import Lang, show, written


class Need(StrEnum):
    """What a check needs of its subject; without it the check is skipped, and says so."""

    FILE = "file"  # nothing but the name and the refusal
    GRID = "grid"
    LAYOUT = "layout"
    CALL = "call"  # rules, of the file's own call or of one that was named
    PROJECT = "project"  # implies rules and result
    RECOMPUTED = "recomputed"
    MASTER = "master"
    # What any workbook may state of the project, where no project can be read from it.
    DURATION = "duration"
    PARTNERS = "partners"  # a list of them, with their countries
    INCOME = "income"  # beside the costs and the grant


FAMILIES = {
    "F": "file",
    "C": "cell",
    "A": "arithmetic",
    "R": "rule",
    "P": "plausibility",
    "M": "self",
}


@dataclass(frozen=True, slots=True)
class CardTexts:
    """The texts of a card in one language."""

    title: str
    message: str
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class Card:
    """One check of the catalogue."""

    code: str
    name: str  # names the fault
    severity: Severity
    needs: frozenset[Need]
    elsewhere: frozenset[Need]  # what does instead where no project can be read from the file
    parameter: str  # of the call whose source is quoted; may be empty
    text: str  # of the whole card; what is below its head is read when it is wanted

    @property
    def words(self) -> Mapping[Lang, CardTexts]:
        """The texts in every language."""
        return _words(self.text)

    @property
    def examples(self) -> tuple[Mapping[str, Any], ...]:
        """Sheets and what is found in them, as the card has them."""
        return tuple(tomllib.loads(self.text).get("example", ()))

    def message(self, finding: Finding, lang: Lang) -> str:
        """What was found, in words; a reader's own sentence where it is about its problem."""
        template = "{problem}" if "problem" in finding.values else self.words[lang].message
        return _filled(template, finding, lang, shorten=True)

    def fix(self, finding: Finding, lang: Lang) -> str:
        """What to do."""
        template = "{mend}" if "mend" in finding.values else self.words[lang].fix
        return _filled(template, finding, lang)


#: What LibreOffice stores for TRUE and FALSE, and nobody types.
_FUNCTIONS = re.compile(r"\b(TRUE|FALSE)\(\)")


def _filled(template: str, finding: Finding, lang: Lang, *, shorten: bool = False) -> str:
    """The words with their values; long formulas cut when that is asked for."""
    values = {
        "label": finding.label,
        "place": finding.place,
        "found": written(finding.found, lang),
        "expected": written(finding.expected, lang),
        **{
            key: value[lang.value] if isinstance(value, Mapping) else show(value, lang)
            for key, value in finding.values.items()
        },
    }
    if finding.difference is not None:
        values["difference"] = show(finding.difference, lang)
    if not finding.label:
        template = template.replace(" ({label})", "")
    if shorten:
        values = {key: short(value) for key, value in values.items()}
    return _FUNCTIONS.sub(r"\1", template.format(**values))


@cache
def cards() -> Mapping[str, Card]:
    """Every card by its code, in the order of the families."""
    files = [file for file in packaged("checks", "cards").iterdir() if file.name.endswith(".toml")]
    known = [_card(file.read_text("utf-8")) for file in files]
    found = {card.code: card for card in known}
    order = "".join(FAMILIES)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0])))


def severity_of(finding: Finding) -> Severity:
    """The finding's own severity, else that of its card."""
    return finding.severity or cards()[finding.code].severity


def _card(text: str) -> Card:
    head = tomllib.loads(text.partition("\n[")[0])  # all that is needed to run the check
    return Card(
        code=head["code"],
        name=head["name"],
        severity=Severity(head["severity"]),
        needs=frozenset(Need(need) for need in head["needs"]),
        elsewhere=frozenset(Need(need) for need in head.get("elsewhere", ())),
        parameter=head.get("parameter", ""),
        text=text,
    )


@cache
def _words(text: str) -> Mapping[Lang, CardTexts]:
    whole = tomllib.loads(text)
    return {lang: CardTexts(**whole[lang.value]) for lang in Lang}
