"""The card of a check: everything about it but its condition.

``cards/<code>.toml`` holds identity, severity, texts in both languages and examples that
are run as tests.  From it come the message, ``cofin explain <code>``, the page in the
reference and the tests.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from cofin.checks.finding import Finding, Severity
from cofin.text import Lang, show


class Need(StrEnum):
    """What a check needs of its subject; without it the check is skipped, and says so."""

    FILE = "file"  # nothing but the name and the refusal
    GRID = "grid"
    LAYOUT = "layout"
    PROJECT = "project"  # implies rules and result
    RECOMPUTED = "recomputed"
    MASTER = "master"


FAMILIES = {
    "F": "file",
    "C": "cell",
    "A": "arithmetic",
    "R": "rule",
    "P": "plausibility",
    "M": "self",
}


@dataclass(frozen=True, slots=True)
class Words:
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
    parameter: str  # of the call whose source is quoted; may be empty
    words: Mapping[Lang, Words]
    examples: tuple[Mapping[str, Any], ...]

    def message(self, finding: Finding, lang: Lang) -> str:
        """What was found, in words; a reader's own sentence where it is about its problem."""
        template = "{problem}" if "problem" in finding.values else self.words[lang].message
        return _filled(template, finding, lang)

    def fix(self, finding: Finding, lang: Lang) -> str:
        """What to do."""
        template = "{mend}" if "mend" in finding.values else self.words[lang].fix
        return _filled(template, finding, lang)


def _filled(template: str, finding: Finding, lang: Lang) -> str:
    values = {
        "label": finding.label,
        "place": finding.place,
        "found": finding.found,
        "expected": finding.expected,
        **{
            key: value[lang.value] if isinstance(value, Mapping) else show(value, lang)
            for key, value in finding.values.items()
        },
    }
    if finding.difference is not None:
        values["difference"] = show(finding.difference, lang)
    return template.format(**values)


@cache
def cards() -> Mapping[str, Card]:
    """Every card by its code, in the order of the families."""
    folder = resources.files("cofin") / "checks" / "cards"
    found = {}
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            card = _card(tomllib.loads(file.read_text("utf-8")))
            found[card.code] = card
    order = "".join(FAMILIES)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0])))


def _card(raw: dict[str, Any]) -> Card:
    return Card(
        code=raw["code"],
        name=raw["name"],
        severity=Severity(raw["severity"]),
        needs=frozenset(Need(need) for need in raw["needs"]),
        parameter=raw.get("parameter", ""),
        words={lang: Words(**raw[lang.value]) for lang in Lang},
        examples=tuple(raw.get("example", ())),
    )
