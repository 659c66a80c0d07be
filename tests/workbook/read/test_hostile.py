"""Content made to exhaust a reader: each ends soon, in a refusal or as ordinary cells."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from cofin.errors import FileRefused
from cofin.workbook.read import formulas, markup, read_grid, sheet, strings
from tests.narrow import of_kind
from tests.workbook.read.packed import (
    MAIN,
    ReadSheet,
    Refusal,
    cell,
    packed,
    parts,
    relationships,
    workbook,
)

SECONDS = 20  # generous: the machine may be busy
MEGABYTES = 300


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """A limit on time and on memory for each of these files."""
    tracemalloc.start()
    began = time.monotonic()
    yield
    taken, (_, peak) = time.monotonic() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < SECONDS
    assert peak < MEGABYTES * 1_000_000


def noise(size: int) -> str:
    """Text that does not pack well, so that the gate lets the part pass."""
    return random.Random(1).randbytes(size // 2).hex()


def test_cells_at_the_far_corner_cost_nothing(only_sheet: ReadSheet) -> None:
    rows = cell("<v>1</v>", "XFD1048576") + cell("<v>2</v>", "A1")
    assert len(only_sheet(rows).cells) == 2


def test_a_hundred_thousand_blank_styled_rows_are_counted(only_sheet: ReadSheet) -> None:
    assert only_sheet('<row><c s="3"/></row>' * 100_000).blank_cells == 100_000


def test_more_cells_than_a_budget_has(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_CELLS", 1000)
    assert refusal(parts(cell("") * 1001)) == "too_many_cells"


def test_more_rows_than_a_sheet_has(refusal: Refusal) -> None:
    assert refusal(parts('<row r="1048577"/>')) == "damaged_part"


def test_more_tags_than_a_workbook_has(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cofin.workbook.read.package.MAX_TAGS", 1000)
    assert refusal(parts("<x/>" * 1001)) == "too_much_content"


def test_the_same_part_under_many_sheets_is_read_once(refusal: Refusal) -> None:
    content = parts(cell("<v>1</v>") * 1000)
    links = {f"worksheet{i}": "worksheets/sheet1.xml" for i in range(1, 101)}
    content["xl/_rels/workbook.xml.rels"] = relationships(**links)
    content["xl/workbook.xml"] = workbook(*(f"S{i}" for i in range(100)))
    assert refusal(content) == "missing_sheet"


@pytest.mark.parametrize("tag", ["row", "c", "v", "is", "extLst"])
def test_nesting_is_bounded(refusal: Refusal, tag: str) -> None:
    assert refusal(parts(f"<{tag}>" * 100_000)) == "damaged_part"


@pytest.mark.parametrize(
    ("opening", "closing"), [("<!--", "-->"), ('<c r="', '">'), ("<?x ", "?>"), ("<", "/>")]
)
def test_one_tag_that_fills_the_whole_part(refusal: Refusal, opening: str, closing: str) -> None:
    content = parts(opening + noise(10_000_000) + closing)
    assert refusal(content) == "damaged_part"


def test_a_long_shared_formula_is_not_spelled_out_a_million_times(
    refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MAX_FORMULA_TEXT", 100_000)
    first = cell(f'<f t="shared" si="0" ref="A1:A99">{"A1+" * 2000}1</f><v>1</v>')
    others = "".join(cell('<f t="shared" si="0"/><v>1</v>', f"A{row}") for row in range(2, 100))
    assert refusal(parts(first + others)) == "too_much_content"


def test_shared_formulas_before_their_first_are_bounded_as_well(
    refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MAX_FORMULA_TEXT", 100_000)
    first = cell(f'<f t="shared" si="0" ref="A1:A99">{"A1+" * 2000}1</f><v>1</v>')
    others = "".join(cell('<f t="shared" si="0"/><v>1</v>', f"A{row}") for row in range(2, 100))
    assert refusal(parts(others + first)) == "too_much_content"


@pytest.mark.parametrize(
    "formula",
    ['"' * 8001, "[" * 8000, "'" * 8001, "A" * 8000, "$" * 8000, "A1:" * 2700, "_." * 4000],
)
def test_no_formula_makes_moving_it_slow(formula: str) -> None:
    """Twenty times, so that steps as many as the square of its length end after ``SECONDS``."""
    shared = formulas.SharedFormula(formula)
    moved = {shared.moved(1, 1) for _ in range(20)}
    assert moved == {formula.replace("A1:", "B2:")}


def test_a_text_of_many_runs_is_joined_once(only_sheet: ReadSheet) -> None:
    runs = f"<is>{'<r><t>ab</t></r>' * 100_000}</is>"
    found = only_sheet(cell(runs, kind="inlineStr")).cell(1, 1)
    assert len(of_kind(str, found.value)) == 200_000


@pytest.mark.parametrize("text", ["_x" * 100_000, "_x0041" * 50_000, "_x0041_" * 50_000])
def test_no_text_makes_undoing_escapes_slow(text: str) -> None:
    """So long that steps as many as the square of its length end after ``SECONDS``."""
    assert strings.unescaped(text) == text.replace("_x0041_", "A")


def test_more_merges_than_anybody_has_made(
    refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cofin.workbook.read.extras.MAX_MARKS", 100)
    merges = "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 101 + "</mergeCells>"
    assert refusal(parts(after=merges)) == "damaged_part"


def test_more_names_than_any_budget_has(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cofin.workbook.read.workbook.MAX_NAMES", 100)
    names = "".join(f'<definedName name="n{i}">Data!$A$1</definedName>' for i in range(102))
    content = parts()
    content["xl/workbook.xml"] = workbook("Data", after=f"<definedNames>{names}</definedNames>")
    assert refusal(content) == "too_much_content"


def test_entities_of_entities_are_never_expanded(refusal: Refusal) -> None:
    tenfold = [f"&a{i};" * 10 for i in range(11)]
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{text}">' for i, text in enumerate(tenfold, 1)
    )
    bomb = f'<!DOCTYPE x [{entities}]><worksheet xmlns="{MAIN}">&a11;</worksheet>'
    assert refusal({**parts(), "xl/worksheets/sheet1.xml": bomb}) == "dtd"


def test_a_file_on_the_readers_disk_is_never_included(refusal: Refusal) -> None:
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    assert refusal({**parts(), "xl/worksheets/sheet1.xml": outside}) == "dtd"


def test_relationships_do_not_lead_out_of_the_file(tmp_path: Path) -> None:
    content = parts(cell("<v>1</v>"))
    content["xl/_rels/workbook.xml.rels"] = relationships(
        worksheet1="worksheets/sheet1.xml",
        sharedStrings2="../../../../etc/passwd",
        styles3="file:///etc/passwd",
    )
    assert read_grid(packed(tmp_path / "b.xlsx", content)).sheets[0].cell(1, 1).value == 1


def test_a_link_to_another_address_is_not_followed(refusal: Refusal) -> None:
    content = parts()
    links = str(content["xl/_rels/workbook.xml.rels"])
    content["xl/_rels/workbook.xml.rels"] = links.replace(
        'Target="worksheets', 'TargetMode="External" Target="worksheets'
    )
    assert refusal(content) == "missing_sheet"


def test_the_limits_leave_room_for_the_largest_budgets() -> None:
    assert markup.MAX_TAGS > 9 * sheet.MAX_CELLS
    with pytest.raises(FileRefused):
        raise FileRefused([])
