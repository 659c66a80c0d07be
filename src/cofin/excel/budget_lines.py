"""A range of budget lines: read row by row, with everything that is wrong in it.

Columns: partner, work package, category, then the amount; or quantity and unit cost; then, if
there is one more column, whether the line is eligible.  A first row of headings is allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cofin.core.model import CostLine, Partner, Project, Role, WorkPackage
from cofin.core.parse_lines import LARGEST_PROJECT
from cofin.core.parse_numbers import LARGEST_AMOUNT
from cofin.core.parse_problems import Refused, shown
from cofin.excel import reading
from cofin.excel.reading import attempt
from cofin.excel.values import Cells, ErrorCode, ExcelError
from cofin.money import cents as to_cents
from cofin.money import euro, is_exact_in_spreadsheets, product_cents
from cofin.rules.profile import CallRules
from cofin.text import Lang, say

NARROWEST, WIDEST = 4, 6
MOST_PROBLEMS = 200
_LARGEST_CENTS = to_cents(LARGEST_AMOUNT)
_COLUMNS: Mapping[int, tuple[str, ...]] = {
    4: ("partner", "work_package", "category", "amount"),
    5: ("partner", "work_package", "category", "quantity", "unit_cost"),
    6: ("partner", "work_package", "category", "quantity", "unit_cost", "eligible"),
}


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong in a row of the range (from 1): the column's key and the error."""

    row: int
    column: str
    error: ExcelError


@dataclass(slots=True)
class BudgetLines:
    """The lines that could be read, and what could not."""

    lines: list[CostLine] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)  # of each line, in the range, from 1
    problems: list[LineProblem] = field(default_factory=list)
    total: int = 0  # cents of the lines


def project_of(found: BudgetLines, rules: CallRules) -> Project:
    """The lines as a project: partners and work packages in the order of their first line."""
    partners = dict.fromkeys(line.partner for line in found.lines)
    packages = dict.fromkeys(line.work_package for line in found.lines)
    return Project(
        call=rules.profile.id,
        acronym="",
        partners=tuple(Partner(each, each, "", Role.BENEFICIARY) for each in partners),
        work_packages=tuple(WorkPackage(each, each) for each in packages),
        costs=tuple(found.lines),
    )


def read_lines(cells: Cells, rules: CallRules, lang: Lang) -> BudgetLines:
    """Every row that is not empty; ``ExcelError`` when the range has no such columns."""
    columns = _COLUMNS.get(len(cells[0]))
    if columns is None:
        size = {"columns": len(cells[0]), "fewest": NARROWEST, "most": WIDEST}
        raise ExcelError(ErrorCode.VALUE, say("excel.line_columns", lang, **size))
    found = BudgetLines()
    reader = _Reader(columns, rules, lang, found)
    for number, row in enumerate(cells, start=1):
        if all(value is None or value == "" for value in row):
            continue
        if number == 1 and is_heading(row, columns, rules, lang):
            continue
        reader.read(number, row)
    _refuse_sum(found, lang)
    return found


def is_heading(
    row: tuple[object, ...], columns: tuple[str, ...], rules: CallRules, lang: Lang
) -> bool:
    """Whether a row names its columns: its amounts are words without a single digit.

    A row of a category is a line, whatever stands where its amount belongs ("-", "TBD").
    """
    try:
        reading.category_of(row[columns.index("category")], rules, "", lang)
    except ExcelError:
        pass
    else:
        return False
    amounts = [
        value
        for value, column in zip(row, columns, strict=True)
        if column in ("amount", "quantity", "unit_cost")
    ]
    return all(
        isinstance(value, str) and value and not any(letter.isdigit() for letter in value)
        for value in amounts
    )


@dataclass(slots=True)
class _Reader:
    columns: tuple[str, ...]
    rules: CallRules
    lang: Lang
    found: BudgetLines
    known: dict[tuple[str, str], str] = field(default_factory=dict)  # texts that were read
    spelled: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, number: int, row: tuple[object, ...]) -> None:
        """One row: a line, or its problems."""
        before = len(self.found.problems)
        values = dict(zip(self.columns, row, strict=True))
        made: dict[str, object] = {}
        for column, value in values.items():
            try:
                made[column] = self.value(column, value, number)
            except ExcelError as error:
                self.found.problems.append(LineProblem(number, column, error))
        if len(self.found.problems) == before:
            self._keep(number, made)

    def value(self, column: str, value: object, number: int) -> object:
        """The value of one column as the model holds it."""
        if isinstance(value, str) and (column, value) in self.known:
            return self.known[column, value]
        where = f"lines[{number},{column}]"
        match column:
            case "partner" | "work_package":
                return self._known(column, value, self._name(column, value, where))
            case "category":
                read = reading.category_of(value, self.rules, where, self.lang)
                return self._known(column, value, read)
            case "amount":
                return euro(attempt(reading.money_cents, value, where, self.lang))
            case "eligible":
                return is_eligible(value, where, self.lang)
            case _:
                return attempt(reading.quantity, value, where, self.lang)

    def _known(self, column: str, value: object, read: str) -> str:
        """Remember what a text was read as: a long budget says the same few again and again."""
        if isinstance(value, str):
            self.known[column, value] = read
        return read

    def _name(self, column: str, value: object, where: str) -> str:
        said = reading.text(value, where, self.lang)
        if not said:
            raise reading.refused(Refused("empty"), where, self.lang)
        return self.spelled.setdefault((column, said.casefold()), said)

    def _keep(self, number: int, made: Mapping[str, object]) -> None:
        quantity, unit_cost = made.get("quantity", Decimal(1)), made.get("unit_cost")
        if unit_cost is None:
            unit_cost = made["amount"]
        if not isinstance(quantity, Decimal) or not isinstance(unit_cost, Decimal):
            raise TypeError(f"{made!r} is no line")
        cents = product_cents(quantity, unit_cost)
        if refusal := _too_much(quantity, unit_cost, cents):
            where = f"lines[{number},quantity]"
            error = reading.refused(refusal, where, self.lang)
            self.found.problems.append(LineProblem(number, "quantity", error))
            return
        self.found.total += cents
        eligible = made.get("eligible", True) is True
        self.found.lines.append(
            CostLine(
                partner=str(made["partner"]),
                work_package=str(made["work_package"]),
                category=str(made["category"]),
                description="",
                quantity=quantity,
                unit_cost=unit_cost,
                eligible=eligible,
            )
        )
        self.found.rows.append(number)


def is_eligible(value: object, where: str, lang: Lang) -> bool:
    """Whether a line counts: TRUE/FALSE, 1/0, yes/no, evet/hayır; empty is yes."""
    said = reading.spelling(value) if isinstance(value, str) else value
    if isinstance(said, Decimal) and not said.is_finite():  # some of these compare with nothing
        raise _no_flag(value, where, lang)
    if said in (None, "", True, 1, "yes", "evet", "true", "dogru"):
        return True
    if said in (False, 0, "no", "hayir", "false", "yanlis"):
        return False
    raise _no_flag(value, where, lang)


def _no_flag(value: object, where: str, lang: Lang) -> ExcelError:
    """No cell of a function's range needs to have a list to choose from: the words are said."""
    reason = say("excel.not_a_flag", lang, value=shown(value))
    return ExcelError(ErrorCode.VALUE, f"{where}: {reason}")


def _too_much(quantity: Decimal, unit_cost: Decimal, cents: int) -> Refused | None:
    """A line that no budget holds, or that a spreadsheet would round to another cent."""
    both = {"quantity": quantity, "unit_cost": unit_cost}
    if cents > _LARGEST_CENTS:
        limits = {"amount": euro(cents), "limit": LARGEST_AMOUNT}
        return Refused("amount_too_large", **limits, **both)
    if not is_exact_in_spreadsheets(quantity, unit_cost):
        shown = {key: str(value) for key, value in both.items()}
        return Refused("amount_not_exact", **shown)
    return None


def _refuse_sum(found: BudgetLines, lang: Lang) -> None:
    total = euro(found.total)
    if total > LARGEST_PROJECT:
        refusal = Refused("sum_too_large", total=total, limit=LARGEST_PROJECT)
        found.problems.append(LineProblem(0, "", reading.refused(refusal, "lines", lang)))
