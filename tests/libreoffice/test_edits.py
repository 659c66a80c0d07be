"""What a person changes in lines and exchanges, LibreOffice follows to Python's cents."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from cofin.core.result import Ineligible, LimitedBy
from cofin.core.schema import COST, EXCHANGE
from cofin.text import Lang, say
from tests.libreoffice.editing import changed, emptied, typed
from tests.libreoffice.soffice import Office

LINES, EXCHANGES, SOURCES, PARTNERS, PACKAGES = 25, 9, 7, 3, 5  # of the small example

TRAVEL, TRAVEL_TR = "Travel and subsistence", "Seyahat ve konaklama maliyetleri"


def test_opened_read_only_it_shows_pythons_figures(desk: Office, tmp_path: Path) -> None:
    for lang in Lang:
        folder = tmp_path / lang.value
        folder.mkdir()
        done = changed(desk, folder, [], example="turkce", lang=lang)
        assert done.after == done.before


def test_another_quantity(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("cost", 0, quantity=7.25))
    assert done.before.project.costs[0].quantity == 6
    assert done.after.project.costs[0].quantity == Decimal("7.25")
    assert done.after.totals.direct - done.before.totals.direct == Decimal("3575.00")


def test_half_a_cent(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("cost", 0, quantity=1.5, unit_cost=0.67))
    assert done.after.lines[0].amount == 101  # 1.005, half-up


def test_a_new_line_in_a_spare_row(desk: Office, tmp_path: Path) -> None:
    line = {"partner": "P2", "work_package": "WP3", "category": TRAVEL, "description": "Fair"}
    edits = typed("cost", LINES, **line, quantity=3, unit_cost=411.11)
    done = changed(desk, tmp_path, edits)
    assert len(done.before.project.costs) == LINES
    assert len(done.after.project.costs) == LINES + 1
    added = (
        done.after.partners[1].categories["travel"] - done.before.partners[1].categories["travel"]
    )
    assert added == Decimal("1233.33")


def test_a_new_line_in_a_turkish_workbook(desk: Office, tmp_path: Path) -> None:
    line = {"partner": "O2", "work_package": "IP5", "category": TRAVEL_TR, "description": "Işık"}
    edits = typed("cost", 40, **line, quantity=1, unit_cost=999.99)
    done = changed(desk, tmp_path, edits, example="turkce", lang=Lang.TR)
    assert done.after.project.costs[40].description == "Işık"
    assert done.after.totals.direct - done.before.totals.direct == Decimal("999.99")


def test_a_line_deleted(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, emptied("cost", 3, COST))
    assert len(done.after.project.costs) == LINES - 1
    assert done.after.project.costs[3] == done.before.project.costs[4]


def test_a_line_made_ineligible(desk: Office, tmp_path: Path) -> None:
    edits = typed("cost", 1, eligible=say("word.no"), reason="Recoverable VAT")
    done = changed(desk, tmp_path, edits)
    assert done.after.lines[1].reason is Ineligible.DECLARED
    assert done.after.totals.ineligible - done.before.totals.ineligible == Decimal("10560.00")


def test_another_depreciation(desk: Office, tmp_path: Path) -> None:
    edits = typed("cost", 15, months_used=7, share_of_use=0.33)
    done = changed(desk, tmp_path, edits)
    assert done.before.project.costs[15].category == "equipment"
    assert done.after.partners[1].categories["equipment"] == Decimal("287.78")


def test_costs_that_reach_the_ceiling(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("cost", 0, quantity=250))
    assert done.before.totals.limited_by is LimitedBy.REIMBURSEMENT_RATE
    assert done.after.totals.limited_by is LimitedBy.MAXIMUM_GRANT
    assert done.after.totals.eu_contribution == Decimal("500000.00")


def test_other_exchanges(desk: Office, tmp_path: Path) -> None:
    done = changed(
        desk,
        tmp_path,
        [
            *typed("exchange", 0, working_days=2),
            *typed("exchange", 1, count=11, host_country="DK", distance_km=199),
            *typed("exchange", 3, working_days=5, distance_km=200),
            *typed("exchange", EXCHANGES, partner="P3", work_package="WP4", count=3),
            *typed("exchange", EXCHANGES, host_country="TR", working_days=4, distance_km=1900),
        ],
    )
    assert done.after.exchanges[0].line.reason is Ineligible.EXCHANGE_TOO_SHORT
    assert [exchange.halved for exchange in done.after.exchanges][1:4:2] == [True, False]
    assert done.after.exchanges[EXCHANGES].line.eligible == 3 * 37500


def test_an_exchange_deleted(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, emptied("exchange", 4, EXCHANGE))
    assert len(done.after.exchanges) == EXCHANGES - 1
