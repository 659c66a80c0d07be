"""R06: indirect costs as direct lines, where a flat rate covers them already."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.figures.bases import stated_rate
from cofin.checks.figures.figures import rules_of
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import plain, shown
from cofin.checks.tables.tables import SeenTable, seen_tables
from cofin.checks.words.overhead_lines import begins_indirect, says_indirect, says_office
from cofin.money import euro

OTHER_GOODS = "other_goods"


@check("R06")
def costs_beside_flat_rate(subject: Subject) -> Iterator[Finding]:
    """Indirect costs planned as a direct line, where a flat rate covers them already."""
    rules = rules_of(subject)
    result = subject.result
    if result is not None and rules is not None and rules.indirect_rate:
        lines = zip(result.project.costs, result.lines, strict=True)
        for i, (line, amounts) in enumerate(lines, 1):
            if not amounts.eligible:
                continue  # also all lines of an associated partner
            is_sure = begins_indirect(line.description) and line.category == OTHER_GOODS
            if is_sure or says_office(line.description) or says_indirect(line.description):
                place = subject.place("cost", i, "description")
                yield _beside(place, line.description, euro(amounts.amount), is_sure=is_sure)
    for table in seen_tables(subject):
        yield from _beside_flat_rate(table)


def _beside(
    place: tuple[str, str], label: str, amount: Decimal, *, is_sure: bool = True
) -> Finding:
    """What an office costs may be direct in some cases: a person must look."""
    covers = "covers_it" if is_sure else "covers_mostly"
    return Finding(
        sheet=place[0],
        cell=place[1],
        label=label,
        found=plain(amount),
        expected="0.00",
        difference=shown(amount),
        values={"found": shown(amount), "covers": said(f"arithmetic.{covers}")},
        parameter="indirect_rate",
        severity=None if is_sure else Severity.WARNING,
    )


def _beside_flat_rate(table: SeenTable) -> Iterator[Finding]:
    """A table with a flat-rate row and another row of indirect costs above it."""
    rows = [row for row in table.rows if says_indirect(row.label) and not row.is_total]
    flat = [row for row in rows if stated_rate(row.label) is not None]
    if len(flat) != 1:
        return
    for row in rows:
        if row.number < flat[0].number:
            columns = [c for c in row.numbers if table.headings.get(c) and row.numbers[c]]
            column = columns[-1] if columns else max(row.numbers)
            if row.numbers[column]:
                yield _beside(table.place(row, column), row.label, row.numbers[column])
