"""Lists and limits of a template, as a spreadsheet takes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cofin.a1 import from_serial
from cofin.grid import Validation
from cofin.text import Lang
from cofin.workbook.fill import suggest as module
from cofin.workbook.fill.judge import Unjudged, satisfies
from cofin.workbook.fill.labels import label
from cofin.workbook.fill.suggest import suggest
from cofin.workbook.fill.wanted import as_text
from cofin.workbook.patch.book import calculating_on_open
from cofin.workbook.patch.measure import NoSheet
from tests.workbook.fill.conftest import budget
from tests.workbook.fill.test_fill import Made, filled, put, refused

LONG = 6_001


def listed(book: Workbook, form: Worksheet) -> None:
    lists = book.add_worksheet("Lists")
    lists.write_column("A1", [f"entry {n}" for n in range(1, LONG)])
    lists.write_string(LONG - 1, 0, budget().project.acronym)
    lists.write_column("B1", [100.5, float(budget().totals.eligible)])
    form.write_column("A1", ["Acronym", "Total"])
    form.data_validation("B1", {"validate": "list", "source": f"=Lists!$A$1:$A${LONG}"})
    form.data_validation("B2", {"validate": "list", "source": "=Lists!$B$1:$B$2"})
    book.define_name("acro", "=Form!$B$1")


@pytest.mark.parametrize("where", ['name = "acro"', 'sheet = "Form"\nrow = "Acronym"'])
def test_long_lists_and_lists_that_only_a_name_leads_to_are_read(made: Made, where: str) -> None:
    assert len(filled(made(listed), put("project.acronym", where)).cells) == 1


def test_numbers_of_a_list_are_compared_as_numbers(made: Made) -> None:
    right = put("totals.eligible", 'sheet = "Form"\ncell = "B2"')
    assert len(filled(made(listed), right).cells) == 1
    wrong = put("totals.eu_contribution", 'sheet = "Form"\ncell = "B2"')
    assert refused(made(listed), wrong) == {"Form!B2": "fill.invalid"}


@pytest.mark.parametrize(
    ("bound", "operator"), [("NaN", "equal"), ("Infinity", "equal"), ("1", "approx"), ("x", "")]
)
def test_limits_that_are_no_numbers_are_not_judged(made: Made, bound: str, operator: str) -> None:
    template = made(lambda _, sheet: sheet.write("A1", 1))
    rule = Validation((), "decimal", operator, bound, "")
    with pytest.raises(Unjudged):
        satisfies(template, "Form", Decimal(1), rule)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234.5", "1,234.50"),
        ("4656.1823", "4,656.1823"),
        ("142.4060", "142.406"),
        ("100", "100.00"),
        ("0.70616283777777", "0.7062"),
    ],
)
def test_a_number_as_text_keeps_what_was_typed(value: str, shown: str) -> None:
    assert as_text(Decimal(value), Lang.EN) == shown


def test_a_position_is_written_with_digits(made: Made) -> None:
    template = made(lambda _, sheet: sheet.write("A1", "Name"))
    where = 'sheet = "Form"\ncell = "B1"'
    assert len(filled(template, put("partners.#1.name", where)).cells) == 1
    assert refused(template, put("partners.#².name", where)) == {"put[1]": "fill.no_value"}


def test_a_long_code_list_is_looked_through_once(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def codes(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_column("A1", [f"Code {n}" for n in range(8_000)])

    template = made(codes)
    calls: list[str] = []

    def counted(text: str) -> str:
        calls.append(text)
        return label(text)

    monkeypatch.setattr(module, "label", counted)
    suggest(template)
    assert len(calls) < 40 * 8_000  # each label a few times, not once for each other one


def test_the_workbook_part_in_odd_spellings() -> None:
    spaces = b" " * 1_000_000
    long = b"<workbook><sheets/></sheets><calcPr" + spaces + b'calcId="1"/></workbook>'
    assert b'calcId="1" fullCalcOnLoad="1"/>' in calculating_on_open(long)
    open_end = b"<workbook><sheets><sheet/></sheets ></workbook>"
    assert b'</sheets ><calcPr fullCalcOnLoad="1"/>' in calculating_on_open(open_end)
    with pytest.raises(NoSheet):
        calculating_on_open(b"<workbook/>")


def test_a_day_beyond_all_days() -> None:
    for number in ("Infinity", "NaN", "1E400000", "-1E400000"):
        assert from_serial(Decimal(number)) is None
