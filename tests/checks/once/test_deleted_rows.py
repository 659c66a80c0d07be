"""What follows from deleted rows is not told beside them; what does not is."""

from __future__ import annotations

from cofin.checks.finding import Finding
from cofin.checks.once.deleted_rows import without_consequences
from cofin.checks.subject import Layout, Subject
from cofin.errors import Problem
from cofin.grid import CellKind, CellValue, Grid, SheetGrid

CELLS = {
    (2, 2): CellValue(None, CellKind.ERROR, "#REF!+1"),
    (3, 2): CellValue("12 EUR", CellKind.TEXT),
}
GRID = Grid((SheetGrid("Budget", cells=CELLS), SheetGrid("Mine", cells=CELLS)))
DELETED = Problem("Budget", "template.deleted_rows", {})
TYPED = Problem("Cost lines", "template.deleted_input", {})
LAYOUT = Layout(1, "en", "", sheets={"budget": "Budget"})

FOLLOWING = [
    Finding("Budget", "B2", code="C03", found="#REF!"),
    Finding("Budget", "B2:B9", code="A02"),
    Finding(code="F06", found="fig.partners.P1.eligible = #REF!"),
]
OTHERS = [
    Finding("Budget", "B3", code="C01"),
    Finding("Mine", "B2", code="C03", found="#REF!"),
    Finding("Budget", "B2", code="R01"),
    Finding("Budget", code="A02"),
    Finding(code="F06", found="externalLinks"),
    Finding("Gone", "B2", code="A02"),
]


def test_only_what_stands_in_calculated_cells_of_the_template_follows() -> None:
    subject = Subject("x.xlsx", grid=GRID, problems=(DELETED,), layout=LAYOUT)
    assert without_consequences(subject, [*FOLLOWING, *OTHERS]) == OTHERS


def test_where_nothing_was_deleted_everything_is_told() -> None:
    subject = Subject("x.xlsx", grid=GRID, layout=LAYOUT)
    assert without_consequences(subject, FOLLOWING) == FOLLOWING


def test_no_sheet_of_a_workbook_without_a_layout_is_the_templates() -> None:
    subject = Subject("x.xlsx", grid=GRID, problems=(DELETED,))
    assert without_consequences(subject, FOLLOWING) == FOLLOWING[:2]


def test_what_was_deleted_with_its_input_is_not_said_to_be_missing_as_well() -> None:
    nothing = Finding(code="M01")
    for problem, told in ((DELETED, [nothing]), (TYPED, [])):
        subject = Subject("b.xlsx", grid=GRID, layout=LAYOUT, problems=(problem,))
        assert without_consequences(subject, [nothing]) == told
