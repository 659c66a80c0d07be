"""Part of A04: work packages of cofin's layout, and totals that several sheets repeat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from cofin.checks.arithmetic.partner_rows import partner_faults
from cofin.checks.arithmetic.price_lists import price_faults
from cofin.checks.arithmetic.told_twice import Told, differs, repeat_each_other
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.figures.own import Figures, figures_of, owner_faults
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import are_equal
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words.divisions import package_of
from cofin.checks.words.sums import fold, says_person_months, says_total


def package_faults(subject: Subject) -> Iterator[SumFault]:
    """Work packages that do not add up, in a known or in any other layout."""
    if subject.layout is not None:
        yield from _known(figures_of(subject))
    else:
        yield from _repeated(subject)
        yield from partner_faults(subject)
        yield from price_faults(subject)


def _known(figures: Figures) -> Iterator[SumFault]:
    """Each work package against its rows; its indirect costs against the allocation.

    The allocation shares out the partners' indirect costs: it is compared only while those
    are what the calculation gives, and only if that knows all of the project.
    """
    packages = figures.owners("work_packages")
    for package in packages:
        yield from owner_faults(figures, "A04", "work_packages", package)
    result = figures.subject.whole
    if result is None:
        return
    for partner in result.partners:
        stated = figures.value("partners", partner.id, "indirect")
        if stated is None or not are_equal(stated, partner.indirect):
            return
    for known in result.work_packages:
        name = ("work_packages", known.id, "indirect")
        if known.id in packages and _is_as_calculated(figures, known.id, known.direct):
            yield from figures.fault("A04", name, known.indirect, ())


def _is_as_calculated(figures: Figures, package: str, direct: Decimal) -> bool:
    stated = figures.value("work_packages", package, "direct")
    return stated is not None and are_equal(stated, direct)


def _repeated(subject: Subject) -> Iterator[SumFault]:
    """Totals per work package in one sheet against the same ones in another."""
    sheets = [told for table in seen_tables(subject) if (told := _totals(table))]
    for i, told in enumerate(sheets):
        for before in sheets[:i]:
            yield from _compared(before, told)


def _totals(table: SeenTable) -> Mapping[tuple[bool, int], Told]:
    """By (person-months or money, number of the work package)."""
    found: defaultdict[tuple[bool, int], list[Told]] = defaultdict(list)
    columns = table.columns
    totals = [c for c in columns if says_total(fold(table.headings.get(c, "")))]
    for row in table.rows:
        number = package_of(row.folded)
        if number is not None and len(totals) == 1 and totals[0] in row.numbers:
            told = Told(table, row, totals[0])
            found[_is_months(table, row, totals[0]), number].append(told)
        if row.is_total:
            for column in row.numbers:
                number = package_of(fold(table.headings.get(column, "")))
                if number is not None:
                    found[_is_months(table, row, column), number].append(Told(table, row, column))
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1}


def _is_months(table: SeenTable, row: SeenRow, column: int) -> bool:
    words = (row.folded, fold(table.headings.get(column, "")), fold(table.sheet))
    return any(map(says_person_months, words))


def _compared(
    before: Mapping[tuple[bool, int], Told], told: Mapping[tuple[bool, int], Told]
) -> Iterator[SumFault]:
    for months in (True, False):
        both = [key for key in told if key in before and key[0] is months]
        wrong = [key for key in both if not are_equal(told[key].value, before[key].value)]
        if repeat_each_other(len(both) - len(wrong), len(wrong)):
            yield from (differs(told[key], before[key]) for key in wrong)
