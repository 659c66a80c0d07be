"""What the formulas of a column or a row have in common."""

from __future__ import annotations

from cofin.checks.formula.pattern import Pattern, pattern_of
from cofin.checks.formula.shape import Shape, shape_of
from cofin.grid import Position


def shape(text: str) -> Shape:
    found = shape_of(text)
    assert found is not None
    return found


def column(*formulas: str) -> Pattern:
    """The pattern of formulas from D2 down."""
    return pattern_of([((row, 4), shape(text)) for row, text in enumerate(formulas, 2)], 0)


def fits(pattern: Pattern, formula: str, position: Position) -> bool:
    return pattern.fits(shape(formula), position)


def test_some_references_move_and_some_stay() -> None:
    pattern = column("B2*$F$1", "B3*$F$1", "B4*$F$1")
    assert pattern.fits_all
    assert pattern.moves
    assert pattern.formula_at((9, 4)) == "B9*$F$1"
    assert fits(pattern, "$B9*F1", (9, 4))
    assert not fits(pattern, "B9*F2", (9, 4))
    assert not fits(pattern, "B9+F1", (9, 4))


def test_dollar_signs_do_not_decide() -> None:
    pattern = column("Budget!$B$9", "Budget!$B$10", "Budget!$B$11")
    assert pattern.formula_at((9, 4)) == "Budget!$B$16"


def test_the_majority_decides() -> None:
    pattern = column("B2*C2", "B3*C3", "B4*C2", "B5*C5")
    assert not pattern.fits_all
    assert pattern.formula_at((4, 4)) == "B4*C4"
    pattern = column("B2*C1", "B3*C1", "B4*C4", "B5*C1")
    assert pattern.formula_at((4, 4)) == "B4*C1"


def test_ranges_may_grow() -> None:
    pattern = column("SUM($B$2:B2)", "SUM($B$2:B3)", "SUM($B$2:B4)")
    assert pattern.formula_at((9, 4)) == "SUM($B$2:B9)"


def test_along_a_row_columns_move() -> None:
    found = [((3, c), shape(t)) for c, t in enumerate(("SUM(B1:B2)", "SUM(C1:C2)"), 2)]
    pattern = pattern_of(found, 1)
    assert pattern.formula_at((3, 5)) == "SUM(E1:E2)"
    assert not pattern.refers_to_its_line


def test_one_result_for_all() -> None:
    assert not column("$F$1", "$F$1", "$F$1").moves
    assert column("[@Qty]*2", "[@Qty]*2").moves


def test_running_totals_refer_to_their_line() -> None:
    assert column("D1+B2", "D2+B3", "D3+B4").refers_to_its_line
    assert not column("B2*C2", "B3*C3").refers_to_its_line


def test_a_single_formula_moves() -> None:
    assert column("B2*2").formula_at((3, 4)) == "B3*2"


def test_the_texts_of_places() -> None:
    for text in ("$B$2", "B$2:$C4", "$B:C", "2:$4", "XFD1048576"):
        assert str(shape(text).places[0]) == text
