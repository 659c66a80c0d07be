"""What a path of a map stands for in a budget: ``totals.eligible``, ``partners.P1.name``.

``#2`` in the place of an id is the second partner or work package, and nothing where there
is no second one, so that one map serves consortia of every size.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from cofin.core.form_table import form_row
from cofin.core.result import BudgetResult
from cofin.money import euro
from cofin.text import Lang, has, say
from cofin.workbook.patch import Written

_POSITION = re.compile(r"#[0-9]{1,6}")


class UnknownPath(LookupError):
    """No such value; ``near`` is what was probably meant."""

    def __init__(self, path: str, near: str) -> None:
        super().__init__(path)
        self.path, self.near = path, near


Node = Mapping[str, Any]


class Values:
    """A calculated budget, to be asked by paths; words are those of ``lang``."""

    def __init__(self, result: BudgetResult, lang: Lang) -> None:
        self._result, self._lang = result, lang

    def get(self, path: str) -> Written:
        """The value of a path; a leading ``fig.`` may be left out.  ``UnknownPath``."""
        return self._at(self._root, path.removeprefix("fig."))

    def rows(self, kind: str) -> list[Node]:
        """The rows of a kind (``model.ROWS``), each to be asked with ``of``."""
        return list(self._root[kind].values())

    def group(self, kind: str) -> Node:
        """The single values of a kind: ``project`` or ``totals``."""
        found: Node = self._root[kind]
        return found

    def of(self, row: Node, path: str) -> Written:
        """The value of a path within a row.  ``UnknownPath``."""
        return self._at(row, path)

    def _at(self, node: Node, path: str) -> Written:
        found: Any = node
        for key in path.split("."):
            if found is None:
                return None
            if not isinstance(found, Mapping) or key not in found:
                if _POSITION.fullmatch(key) and isinstance(found, Mapping):
                    position = int(key[1:]) - 1
                    listed = list(found.values())
                    found = listed[position] if 0 <= position < len(listed) else None
                    continue
                known = list(found) if isinstance(found, Mapping) else []
                near = difflib.get_close_matches(key, known, 1, 0.6)
                raise UnknownPath(path, path.replace(key, near[0]) if near else "")
            found = found[key]
        if isinstance(found, Mapping):
            raise UnknownPath(path, "")
        written: Written = found
        return written

    @cached_property
    def _root(self) -> dict[str, Any]:
        project, result = self._result.project, self._result
        return {
            "project": {**self._plain(project), "call_title": self._call_title()},
            "totals": {
                **self._plain(result.totals),
                "requested": result.totals.requested,
                "effective_rate": result.totals.effective_rate,
                "limited_by": say(f"cli_figure.limited_by_{result.totals.limited_by}", self._lang),
            },
            "partners": self._partners(),
            "work_packages": self._work_packages(),
            "costs": dict(enumerate(self._costs(), 1)),
            "exchanges": dict(enumerate(self._exchanges(), 1)),
            "funding": {
                i: {"number": i, **self._plain(row)} for i, row in enumerate(project.funding, 1)
            },
        }

    def _call_title(self) -> str:
        return self._result.rules.profile.title[self._lang.value]

    def _partners(self) -> dict[str, Any]:
        found = {}
        pairs = zip(self._result.project.partners, self._result.partners, strict=True)
        for i, (partner, figures) in enumerate(pairs, 1):
            cells = [cell for cell in self._result.cells if cell.partner == partner.id]
            found[partner.id] = {
                "number": i,
                **self._plain(partner),
                **self._plain(figures),
                "short_name": partner.short_name or partner.name,
                "form": form_row(self._result, figures),
                "work_packages": {cell.work_package: self._plain(cell) for cell in cells},
            }
        return found

    def _work_packages(self) -> dict[str, Any]:
        found = {}
        pairs = zip(self._result.project.work_packages, self._result.work_packages, strict=True)
        for i, (package, figures) in enumerate(pairs, 1):
            cells = [cell for cell in self._result.cells if cell.work_package == package.id]
            found[package.id] = {
                "number": i,
                **self._plain(package),
                **self._plain(figures),
                "partners": {cell.partner: self._plain(cell) for cell in cells},
            }
        return found

    def _costs(self) -> list[dict[str, Any]]:
        labels = {c.key: c.label[self._lang.value] for c in self._result.rules.profile.categories}
        return [
            {
                "number": i,
                **self._plain(line),
                "category": labels.get(line.category, line.category),
                "amount": euro(figures.amount),
                "eligible_amount": euro(figures.eligible),
                "ineligible_amount": euro(figures.ineligible),
            }
            for i, (line, figures) in enumerate(
                zip(self._result.project.costs, self._result.lines, strict=True), 1
            )
        ]

    def _exchanges(self) -> list[dict[str, Any]]:
        return [
            {
                "number": i,
                **self._plain(row),
                "lump_sum": figures.lump_sum,
                "amount": euro(figures.line.amount),
            }
            for i, (row, figures) in enumerate(
                zip(self._result.project.exchanges, self._result.exchanges, strict=True), 1
            )
        ]

    def _plain(self, row: object) -> dict[str, Any]:
        """The fields of a row as a cell takes them: words of choices, amounts by category."""
        if not is_dataclass(row):
            raise TypeError(row)
        found = {}
        for field in fields(row):
            value = getattr(row, field.name)
            if isinstance(value, StrEnum):
                value = self._choice(value)
            if not isinstance(value, tuple):  # a project's tables have rows of their own
                found[field.name] = dict(value) if isinstance(value, Mapping) else value
        return {key: None if value == "" else value for key, value in found.items()}

    def _choice(self, value: StrEnum) -> str:
        key = f"choice.{value.replace('-', '_')}"
        return say(key, self._lang) if has(key) else str(value)
