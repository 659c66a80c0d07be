"""The geometry of one workbook: every block with its rows, and the words its cells use."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cofin.core.model import Partner, Project
from cofin.core.result import BudgetResult, PartnerResult
from cofin.rules.profile import CallProfile, CallRules, Category
from cofin.workbook import layout
from cofin.workbook.block import Block, block
from cofin.workbook.canvas import Book
from cofin.workbook.layout import BookKind, Col

MAX_PARTNERS, MAX_WORK_PACKAGES, MAX_LINES = 60, 40, 10_000
MAX_SPARE_LINES = 1_000  # beside as many lines as a workbook may have

#: Rows of a sheet (from 0): heading of the tables, first row of their content.
INPUT_FIRST = 6
BUDGET_FIRST = 8
COFINANCING_FIRST = 24

#: Characters of the column with the partners of a calculated sheet, without its indent.
NAME_WIDTH = 23


@dataclass(frozen=True, slots=True)
class Spare:
    """Empty rows for what is still to come; ``None`` leaves the number to cofin."""

    partners: int | None = None
    work_packages: int | None = None
    lines: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands in this workbook, and what it shows."""

    book: Book
    kind: BookKind
    agreed: Decimal | None  # EU contribution of the one partner in the consortium's budget
    result: BudgetResult
    partners: Block
    work_packages: Block
    costs: Block
    exchanges: Block
    funding: Block
    budget: Block
    by_work_package: Block
    cofinancing: Block
    allocation: Block
    categories: Block  # on the Lists sheet

    @property
    def is_partner_sheet(self) -> bool:
        """Whether this is one partner's part of a budget."""
        return self.kind is BookKind.PARTNER_SHEET

    @property
    def is_given(self) -> bool:
        """Whether project and work packages come from the coordinator: shown, and locked."""
        return self.is_partner_sheet and bool(self.project.work_packages)

    @property
    def project(self) -> Project:
        """The project shown."""
        return self.result.project

    @property
    def rules(self) -> CallRules:
        """The call's rules, with the project's overrides."""
        return self.result.rules

    @property
    def profile(self) -> CallProfile:
        """The call's profile."""
        return self.result.rules.profile

    @property
    def category_list(self) -> tuple[Category, ...]:
        """The direct cost categories in their order."""
        return self.profile.categories

    def partner(self, i: int) -> tuple[Partner, PartnerResult] | None:
        """The partner in a slot and its figures; ``None`` for a spare slot."""
        if i >= len(self.project.partners):
            return None
        return self.project.partners[i], self.result.partners[i]

    def pair(self, partner: int, work_package: int) -> int:
        """The row of the Allocation block for a partner slot and a work package slot.

        An empty row parts the partners.  LibreOffice calculates a run of 100 and more equal
        formulas as one group, and of many groups that feed one another it left some half
        done (7.4, seen when a file without stored values was loaded); a run ends at a gap.
        """
        return partner * (self.work_packages.rows + 1) + work_package

    def label(self, category: str) -> str:
        """A category's name in the language of the workbook."""
        known = next(c for c in (*self.category_list, self.profile.indirect) if c.key == category)
        return known.label[self.book.lang.value]

    def category_headings(self) -> dict[str, str]:
        """The direct categories as headings: letter and name."""
        return {c.key: f"{c.letter}. {self.label(c.key)}" for c in self.category_list}

    def choice(self, key: str) -> str:
        """A choice (role, legal form, ...) as its drop-down shows it."""
        return self.book.word(f"choice.{key.replace('-', '_')}")

    def flag(self, yes: bool) -> str:  # noqa: FBT001 - the flag is what is shown
        """Yes or no, as its drop-down shows it."""
        return self.book.word("word.yes" if yes else "word.no")

    def quoted_choice(self, key: str) -> str:
        """The same as a text in a formula."""
        return text(self.choice(key))


def text(words: str) -> str:
    """A text constant in a formula."""
    return '"' + words.replace('"', '""') + '"'


def partner_columns() -> tuple[Col, ...]:
    """Columns of the Partners sheet."""
    return layout.PARTNERS


def budget_columns(rules: CallRules) -> tuple[Col, ...]:
    """Columns of the Budget sheet: one per category between the names and the sums."""
    money = [Col(key, 13.5, "calc_money") for key in rules.category_keys]
    after = (
        "direct",
        "indirect",
        "eligible",
        "ineligible",
        "maximum",
        "requested",
        "eu",
        "cofinancing",
    )
    return (
        Col("id", 8, "calc_id"),
        Col("name", 24, "calc_wrapped"),
        *money,
        *(
            Col(key, 13, "calc_money_bold" if key in ("eligible", "eu") else "calc_money")
            for key in after
        ),
        Col("effective_rate", 13, "calc_percent"),
    )


def by_work_package_columns(rules: CallRules) -> tuple[Col, ...]:
    """Columns of the sheet By work package."""
    money = [Col(key, 13.5, "calc_money") for key in rules.category_keys]
    after = ("direct", "indirect", "eligible", "ineligible", "eu")
    return (
        Col("id", 8, "calc_id"),
        Col("name", 34, "calc_wrapped"),
        *money,
        *(Col(key, 13, "calc_money_bold" if key == "eligible" else "calc_money") for key in after),
        Col("share", 10, "calc_percent"),
    )


def allocation_columns(rules: CallRules) -> tuple[Col, ...]:
    """Columns of the Allocation sheet: amounts, then the two long divisions."""

    def division(prefix: str) -> list[Col]:
        keys = ("total", "weight", "whole", *layout.DIVISION)
        return [Col(f"{prefix}_{key}", 11, "helper", is_helper=True) for key in keys]

    return (
        Col("partner", 9, "calc_id"),
        Col("work_package", 9, "calc_id"),
        *(Col(key, 13, "calc_money") for key in rules.category_keys),
        Col("direct", 13, "calc_money"),
        Col("ineligible", 13, "calc_money"),
        Col("base", 13, "calc_money"),
        Col("indirect", 13, "calc_money"),
        Col("eligible", 13, "calc_money_bold"),
        Col("eu", 13, "calc_money_bold"),
        *division("i"),
        *division("e"),
    )


def cofinancing_columns() -> tuple[Col, ...]:
    """Columns of the Co-financing sheet with its helpers."""
    helpers = ("exact", "whole", "rest", "rest_rank", "counted_receipts")
    division = ("total", "weight_cents", "whole_weight", *layout.DIVISION)
    return (
        *layout.COFINANCING,
        *(Col(key, 11, "helper", is_helper=True) for key in (*helpers, *division)),
    )


CATEGORY_COLUMNS = ("label", "key", "letter", "form_column", "rate", "in_base")


def _rows(used: int, spare: int | None, usual: int, most: int) -> int:
    wanted = usual if spare is None else spare
    return max(1, min(most, used + max(0, wanted)))


def make_plan(
    book: Book,
    result: BudgetResult,
    spare: Spare,
    kind: BookKind = BookKind.CONSORTIUM,
    agreed: Decimal | None = None,
) -> Plan:
    """Lay the blocks out for a result; spare rows are part of every block."""
    project, rules = result.project, result.rules
    empty = not project.partners
    partners = _rows(len(project.partners), spare.partners, 10 if empty else 3, MAX_PARTNERS)
    packages = _rows(
        len(project.work_packages), spare.work_packages, 8 if empty else 2, MAX_WORK_PACKAGES
    )
    lines = len(project.costs)
    usual = 200 if empty else max(25, lines // 10)
    cost_rows = _rows(lines, spare.lines, usual, MAX_LINES + MAX_SPARE_LINES)

    def made(
        sheet: str, first: int, rows: int, columns: tuple[Col, ...] | tuple[str, ...]
    ) -> Block:
        return block(book.sheet_name(sheet), first, rows, columns)

    return Plan(
        book=book,
        kind=kind,
        agreed=agreed,
        result=result,
        partners=made("partners", INPUT_FIRST, partners, partner_columns()),
        work_packages=made("work_packages", INPUT_FIRST, packages, layout.WORK_PACKAGES),
        costs=made("costs", INPUT_FIRST, cost_rows, layout.COSTS),
        exchanges=made("exchanges", INPUT_FIRST, len(project.exchanges) + 15, layout.EXCHANGES),
        funding=made(
            "funding",
            INPUT_FIRST,
            len(project.funding) + 15 + 2 * (partners - len(project.partners)),
            layout.FUNDING,
        ),
        budget=made("budget", BUDGET_FIRST, partners, budget_columns(rules)),
        by_work_package=made(
            "by_work_package", INPUT_FIRST, packages, by_work_package_columns(rules)
        ),
        cofinancing=made("cofinancing", COFINANCING_FIRST, partners, cofinancing_columns()),
        allocation=made(
            "allocation", INPUT_FIRST, partners * (packages + 1) - 1, allocation_columns(rules)
        ),
        categories=made("lists", 4, len(rules.category_keys) + 1, CATEGORY_COLUMNS),
    )
