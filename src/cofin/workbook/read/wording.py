"""Problems in the words of the workbook: titles of columns and what drop-downs offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cofin.core.cell_wording import for_cells
from cofin.core.parse_problems import FieldPath
from cofin.core.schema import PROJECT, TABLES, Kind
from cofin.errors import Problem
from cofin.rules.profile import CallProfile
from cofin.text import ISO_DAY, Lang, Value, raw
from cofin.workbook.read.allowed import allowed, one_of

_FIELDS = ("key", "life", "used")  # values that are keys of fields of the same table
_INPUT = {
    (table, field.key): field
    for table, fields in (("project", PROJECT), *((key, each[0]) for key, each in TABLES.items()))
    for field in fields
}
_KINDS = {place: field.kind for place, field in _INPUT.items()}

#: Problems with what stands in one cell, or with that nothing does.
_VALUE_IS_WRONG = frozenset(
    f"project.{code}"
    for code in (
        *("missing", "empty", "not_a_number", "text_for_number", "not_finite", "not_text"),
        *("negative", "too_large", "too_small", "not_whole", "not_a_ratio", "not_a_flag"),
        *("not_a_date", "date_far_away", "indirect_is_computed", "unknown_choice"),
        *("unknown_category", "unknown_activity", "unknown_parameter", "unknown_host"),
        *("unknown_partner", "unknown_work_package", "unknown_region"),
    )
)
#: Columns of the sheet of rules by the field that they hold.
_RULES = {"parameter": "label", "category": "scope", "value": "override", "reason": "reason"}


@dataclass(frozen=True, slots=True)
class InSheets:
    """The ``Wording`` of problems in a workbook of a call."""

    profile: CallProfile

    def __call__(self, path: FieldPath, problem: Problem) -> Problem:
        """The same problem as somebody who has the workbook open understands it."""
        table, field = str(path[0]), str(path[-1])
        values = {
            name: self._shown(name, value, table, field) for name, value in problem.values.items()
        }
        if known := self._allowed(path, problem):
            values["allowed"] = known
        return for_cells(replace(problem, values=values))

    def _allowed(self, path: FieldPath, problem: Problem) -> Value:
        """What may stand in the cell, for those who list findings; the words say it already."""
        field = _INPUT.get((str(path[0]), str(path[-1])))
        words = problem.values.get("words")
        if field is None or problem.code not in _VALUE_IS_WRONG:
            return ""
        if isinstance(words, tuple):
            return one_of(self._word(field.kind, word) for word in words)
        return allowed(field, self.profile)

    def _shown(self, name: str, value: Value, table: str, field: str) -> Value:
        kind = _KINDS.get((table, field))
        match name, value:
            case "words", tuple():
                return _joined([self._word(kind, word) for word in value])
            case "keys", tuple():
                return _joined([_title(table, key) for key in value])
            case "suggestion", str() if kind is Kind.DATE and ISO_DAY.fullmatch(value):
                return date.fromisoformat(value)
            case "suggestion", str():
                return self._word(kind, value)
            case (("category" | "equipment"), str()):
                return self._word(Kind.CATEGORY, value)
            case "parameter", str():
                return self._word(Kind.PARAMETER, value)
            case "role", str():
                return self._word(Kind.CHOICE, value)
            case "duration", str():
                return _title("project", value)
            case _, str() if name in _FIELDS and (table, value) in _KINDS:
                return _title(table, value)
            case _:
                return value

    def _word(self, kind: Kind | None, word: str) -> Value:
        """What a drop-down offers for a word of a project file; others stay as they are."""
        profile = self.profile
        match kind:
            case Kind.CHOICE if word not in ("", "…"):
                return _said(f"choice.{word.replace('-', '_')}")
            case Kind.CATEGORY:
                every = (*profile.categories, profile.indirect)
                return next((each.label for each in every if each.key == word), word)
            case Kind.PARAMETER if word in profile.parameters:
                return profile.parameters[word].label
            case _:
                return word


def _title(table: str, key: str) -> Mapping[str, str]:
    """The title of a field's column, or the words beside its cell."""
    if table == "project":
        return _said(f"project_sheet.{key}")
    if table == "override":
        return _said(f"column.rules_{_RULES[key]}")
    return _said(f"column.{table}_{key}")


def _said(key: str) -> Mapping[str, str]:
    return {lang.value: raw(key, lang) for lang in Lang}


def _joined(words: list[Value]) -> Mapping[str, str]:
    """A list of words in each language."""
    return {
        lang.value: ", ".join(
            word[lang.value] if isinstance(word, Mapping) else str(word) for word in words
        )
        for lang in Lang
    }
