"""Pages without cut tables or headings of another table, titles cut between words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cofin.core.model import Partner, Project
from cofin.text import Lang, say
from cofin.workbook.entry import brief
from cofin.workbook.generate import generate
from cofin.workbook.paper import A3, A4, paging
from tests.workbook.generate.books import built, empty, example, opened

FORM = say("budget_sheet.form", Lang.EN)


def test_short_parts_share_a_page_and_a_part_is_never_cut() -> None:
    assert paging(500, [(0, 200), (20, 200)]).breaks == ()
    assert paging(780, [(0, 300), (20, 300), (40, 100)]).breaks == (20,)


def test_a_part_that_wants_a_page_of_its_own_gets_it() -> None:
    assert paging(500, [(0, 100), (9, 100), (18, 100)], own=18).breaks == (18,)


def test_what_would_be_too_small_on_a4_goes_onto_a3() -> None:
    assert paging(1200, [(0, 400)]).paper == A4
    wide = paging(1800, [(0, 400)])
    assert (wide.paper, wide.scale) == (A3, 63)
    assert paging(700, [(0, 1000)]).paper == A3


def test_a_sheet_that_may_be_split_stays_readable() -> None:
    found = paging(4000, [(0, 300)], split=True)
    assert (found.paper, found.scale) == (A4, 57)


def test_the_grant_form_begins_a_page_and_has_no_headings_of_the_budget() -> None:
    sheet = opened(built())[say("sheet.budget", Lang.EN)]
    row = next(cell.row for cell in sheet["B"] if cell.value == FORM)
    assert [each.id for each in sheet.row_breaks.brk] == [row - 1]
    assert sheet.print_title_rows is None


def test_sixty_partners_still_have_each_table_on_one_page() -> None:
    project, rules = example()
    many = tuple(
        replace(project.partners[0], id=f"X{i}", short_name=f"Partner {i}") for i in range(60)
    )
    whole = Project(project.call, "ABC", partners=many)
    sheet = opened(generate(whole, rules, Lang.EN))[say("sheet.budget", Lang.EN)]
    assert int(sheet.page_setup.paperSize) == A3
    assert len(sheet.row_breaks.brk) == 2


@pytest.mark.parametrize("partners", [3, 12])
def test_a_sheet_of_one_page_stays_one_whatever_the_font(partners: int) -> None:
    """Without Calibri columns are a quarter wider, and a page break cut the chart in two."""
    project, rules = example()
    many = tuple(replace(project.partners[0], id=f"X{i}") for i in range(partners))
    whole = Project(project.call, "ABC", partners=many, work_packages=project.work_packages)
    for lang in Lang:
        book = opened(generate(whole, rules, lang))
        for key in ("cofinancing", "by_work_package"):
            sheet = book[say(f"sheet.{key}", lang)]
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {
                (None, None),  # which is one page, too
                (1, 1),
            }
            assert sheet.row_breaks.brk == []


def test_an_acronym_that_begins_with_a_digit_is_not_taken_for_a_text_size() -> None:
    project, rules = example()
    book = opened(generate(replace(project, acronym="5G Hub"), rules, Lang.EN))
    header = book.worksheets[0].oddHeader.left
    assert header.text == "5G Hub"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Requested EU contribution", "Requested EU contribution"),
        ("Participant outside any partnership", "Participant outside any…"),
    ],
)
def test_titles_of_messages_are_cut_between_words(title: str, shown: str) -> None:
    assert brief(title) == shown


def test_nothing_limits_an_empty_budget() -> None:
    sheet = opened(empty(), values=True).worksheets[0]
    assert sheet["G6"].value == "–"


def test_long_names_get_the_room_they_need() -> None:
    project, rules = example()
    first = replace(project.partners[0], short_name="", name="Association of " * 6)
    partners: tuple[Partner, ...] = (first, *project.partners[1:])
    book = opened(generate(replace(project, partners=partners), rules, Lang.EN))
    for key, row in (("budget", 9), ("cofinancing", 25)):
        assert book[say(f"sheet.{key}", Lang.EN)].row_dimensions[row].height > 40
