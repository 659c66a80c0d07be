"""What categories are called: words that workbooks add up by, and that nobody can mix up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cofin.errors import Problem
from cofin.letters import plain
from cofin.rules.document import Document, problem_at, rows, table, written

#: Labels are conditions of SUMIFS in the workbooks, where these signs are no letters.
_CONDITION = re.compile(r"^[=<>]|[*?~]")

#: Columns that stand beside those of the categories, in workbooks and in tables for pandas.
TAKEN = frozenset(
    {
        *("id", "partner", "work_package", "name", "title", "country", "role", "share"),
        *("base", "direct", "eligible", "ineligible", "requested", "effective_rate", "eu"),
        *("maximum", "maximum_contribution", "eu_contribution", "cofinancing", "co_financing"),
    }
)
#: Helpers of the long divisions: ``i_rank``, ``e_q0``.
_DIVISION = re.compile(r"[ei]_[a-z]+[0-2]?")


def taken_keys(document: Document) -> Iterator[Problem]:
    """No category is called like another column of the budget."""
    for number, entry in rows(document.raw, "category"):
        key = entry.get("key")
        if isinstance(key, str) and is_taken(key):
            values = {"found": written(key), "example": f"{key}_costs"}
            yield problem_at(f"category[{number}].key", "profile.key_taken", **values)


def is_taken(key: str) -> bool:
    """Whether a column of the budget is called so."""
    return key in TAKEN or _DIVISION.fullmatch(key) is not None


def labels_as_conditions(document: Document) -> Iterator[Problem]:
    """A label means itself where a spreadsheet looks for its lines."""
    for number, entry in rows(document.raw, "category"):
        for lang, label in table(entry, "label").items():
            if isinstance(label, str) and _CONDITION.search(label):
                where = f"category[{number}].label.{lang}"
                yield problem_at(where, "profile.label_condition", found=written(label))


def shared_words(document: Document) -> Iterator[Problem]:
    """A line names its category by the key or a label of any language: each means one."""
    categories = list(rows(document.raw, "category"))
    first: dict[str, int] = {}
    for number, entry in categories:
        if "key" in entry:  # of two keys that are the same, the identities tell
            first.setdefault(_plain(str(entry["key"])), number)
    for number, entry in categories:
        for lang, label in table(entry, "label").items():
            if not isinstance(label, str):
                continue
            other = first.setdefault(_plain(label), number)
            if other != number:
                where, whose = f"category[{number}].label.{lang}", f"category[{other}]"
                yield problem_at(where, "profile.repeated", found=written(label), other=whose)


def _plain(word: str) -> str:
    return " ".join(plain(word).split())
