"""What of a project could not be read, and whether an amount hangs on it."""

from __future__ import annotations

import pytest

from cofin.core.parse_tolerant import Parsed, parse_tolerantly
from cofin.core.unread import Unread, unread
from tests.core.test_parse_tolerant import GOOD, PROFILE, tolerant


def lost(parsed: Parsed) -> Unread:
    return unread(parsed.lost, parsed.kept)


def test_of_a_whole_project_nothing_is_missing() -> None:
    nothing = lost(parse_tolerantly(GOOD, PROFILE))
    assert not nothing
    assert not nothing.changes_amounts
    assert not nothing.rows


@pytest.mark.parametrize(
    ("path", "value", "left_out"),
    [
        (("cost", 1, "quantity"), "10", {"cost"}),
        (("cost", 1, "partner"), "P9", {"cost"}),
        (("exchange", 1, "working_days"), 2.5, {"exchange"}),
        (("funding", 1, "amount"), None, {"funding"}),
        (("partner", 2, "country"), "Portugal", {"partner", "cost", "funding"}),
        (("work_package", 1, "title"), None, {"work_package", "cost"}),
    ],
)
def test_a_row_without_a_required_value_is_left_out(
    path: tuple[str | int, ...], value: object, left_out: set[str]
) -> None:
    found = lost(tolerant(*path, value=value))
    assert found.left_out == left_out
    assert found.changes_amounts
    assert all(found.of(table) for table in left_out)


@pytest.mark.parametrize(
    ("path", "value", "changes"),
    [
        (("cost", 2, "eligible"), "perhaps", True),
        (("cost", 2, "useful_life_months"), 36, True),
        (("exchange", 1, "sme_involved"), "Y", True),
        (("partner", 1, "requested"), "lots", True),
        (("project", "duration_months"), "two years", True),
        (("project", "start"), "tomorrow", False),
        (("partner", 1, "region"), "DE30", False),
        (("work_package", 1, "lead"), "P9", False),
        (("cost", 2, "description"), 5, False),
    ],
)
def test_a_value_that_is_not_required_is_missing_alone(
    path: tuple[str | int, ...],
    value: object,
    changes: bool,  # noqa: FBT001
) -> None:
    found = lost(tolerant(*path, value=value))
    assert found == Unread(frozenset([path]))
    assert found.changes_amounts is changes
    assert found.rows == ({path[:2]} if changes else set())
    assert found.of(str(path[0]))
    assert not found.of("override")


def test_a_line_not_eligible_without_a_reason_is_open() -> None:
    assert lost(tolerant("cost", 2, "eligible", value=False)).rows == {("cost", 2)}


def test_rows_are_counted_as_in_the_project() -> None:
    parsed = tolerant("cost", 2, "share_of_use", value=75)
    one_less = unread(parsed.lost, {**parsed.kept, "cost": (2,)})
    assert one_less.fields == {("cost", 1, "share_of_use")}


def test_of_an_id_that_two_partners_have_it_is_open_whose_lines_they_are() -> None:
    found = lost(tolerant("partner", 2, "id", value="p1"))
    assert found.left_out == {"partner", "cost", "funding"}  # those of P2, whom nobody knows now
    assert found.rows == {("cost", 1), ("exchange", 1)}
