"""R06: indirect costs as direct lines, where a flat rate covers them already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.arithmetic.cells import plain, shown
from cofin.checks.arithmetic.tables import SeenTable, seen_tables
from cofin.checks.arithmetic.words import fold
from cofin.checks.budget_rules.bases import stated_rate
from cofin.checks.budget_rules.figures import rules_of
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.money import EXACT

#: Words of indirect costs; "overhead projector" is a thing.
_INDIRECT = re.compile(
    r"\boverheads?\b"
    r"(?! (projectors?|cranes?|lines?|cables?|cameras?|lights?|lighting|doors?|press|transpar))"
    r"|\bindirect costs?\b|\bgeneral (and )?administrati(on|ve) (costs?|expenses?)\b"
    r"|\bgenel (yonetim )?gider\w*|\bdolayli (maliyet|gider)\w*"
)
#: What the place of work costs: nearly always indirect; a room for an event is not.
_OFFICE = re.compile(
    r"\boffice (rent|rental|supplies|utilities|heating|cleaning|electricity)\b"
    r"|\b(rent|rental) (of|for) (the |our )?offices?\b|\butilit(y bills?|ies)\b"
    r"|\b(electricity|heating|water|phone|telephone|internet) bills?\b"
    r"|\b(ofis|buro) (kira|elektrik|isitma|temizlik|malzeme|sarf)\w*|\bofis giderler\w*"
    r"|\b(elektrik|su|dogalgaz|telefon|internet) fatura\w*"
)
#: "without overheads", "genel giderler haric": the line says that they are not in it.
_NOT = re.compile(r"\b(no|without|excl\w*|excluding|haric|dahil degil)\b")


@check("R06")
def costs_beside_flat_rate(subject: Subject) -> Iterator[Finding]:
    """Indirect costs planned as a direct line, where a flat rate covers them already."""
    rules = rules_of(subject)
    project = subject.project
    if project is not None and rules is not None and rules.indirect_rate:
        for i, line in enumerate(project.costs, 1):
            is_office = says_office(line.description)
            if line.eligible and (is_office or says_indirect(line.description)):
                place = subject.place("cost", i, "description")
                amounts = EXACT.multiply(line.quantity, line.unit_cost)
                yield _beside(place, line.description, amounts, is_sure=not is_office)
    for table in seen_tables(subject):
        yield from _beside_flat_rate(table)


def says_indirect(text: str) -> bool:
    """Whether a text names indirect costs, and does not say that they are left out."""
    words = fold(text)
    return bool(_INDIRECT.search(words)) and not _NOT.search(words)


def says_office(text: str) -> bool:
    """Whether a text names what an office costs day by day, and nothing plainly indirect."""
    words = fold(text)
    return bool(_OFFICE.search(words)) and not (_INDIRECT.search(words) or _NOT.search(words))


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
