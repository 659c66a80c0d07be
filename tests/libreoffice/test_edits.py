"""What a person changes in LibreOffice, its formulas follow: to the cents that Python gets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from cofin.core.model import FundingKind, Role
from cofin.core.result import Ineligible, LimitedBy
from cofin.core.schema import COST, EXCHANGE, FUNDING, PARTNER, Field
from cofin.text import Lang, say
from tests.libreoffice.budgets import Budget, random_budget
from tests.libreoffice.cells import Workbook
from tests.libreoffice.edit import Edit
from tests.libreoffice.editing import changed, followed, typed
from tests.libreoffice.soffice import Office

LINES, EXCHANGES, SOURCES, PARTNERS, PACKAGES = 25, 9, 7, 3, 5  # of the small example

TRAVEL, TRAVEL_TR = "Travel and subsistence", "Seyahat ve konaklama maliyetleri"


def emptied(table: str, row: int, fields: tuple[Field, ...]) -> list[Edit]:
    """Everything in a row deleted."""
    return typed(table, row, **{field.key: None for field in fields})


def choice(key: str, lang: Lang = Lang.EN) -> str:
    return say(f"choice.{key}", lang)


def category(budget: Budget, key: str) -> str:
    return next(c.label[budget.lang] for c in budget.rules.profile.categories if c.key == key)


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


def test_a_new_partner_in_a_spare_row(desk: Office, tmp_path: Path) -> None:
    partner = {"id": "P4", "name": "Pagoda Verde", "country": "IT", "region": "ITF4"}
    chosen = {"role": "beneficiary", "legal_form": "sme", "platform": "member"}
    line = {"partner": "P4", "work_package": "WP2", "category": TRAVEL, "description": "Visits"}
    done = changed(
        desk,
        tmp_path,
        [
            *typed("partner", PARTNERS, **partner, **{k: choice(v) for k, v in chosen.items()}),
            *typed("cost", LINES, **line, quantity=9, unit_cost=1234.56),
            *typed("funding", SOURCES, partner="P4", source=choice("own"), amount=2972.21),
        ],
    )
    assert [partner.id for partner in done.after.partners] == ["P1", "P2", "P3", "P4"]
    new = done.after.partners[3]
    assert new.eligible == Decimal("11888.81")
    assert new.eu_contribution == Decimal("8916.60")
    assert done.workbook.at("slot.partner.4.eu_contribution") == 8916.6


def test_a_new_partner_shares_a_ceiling_that_binds(desk: Office, tmp_path: Path) -> None:
    line = {"partner": "NEW", "work_package": "WP2", "category": TRAVEL, "description": "Visits"}
    done = changed(
        desk,
        tmp_path,
        [
            *typed("partner", 7, id="NEW", name="Nové Mesto", country="SK"),
            *typed("partner", 7, role=choice("beneficiary"), requested=20000.01),
            *typed("cost", 120, **line, quantity=7, unit_cost=8765.43),
        ],
        example="bluehub",
    )
    assert done.after.totals.limited_by is LimitedBy.MAXIMUM_GRANT
    assert done.after.partners[7].weight == Decimal("20000.01")
    assert done.after.partners[0].eu_contribution < done.before.partners[0].eu_contribution


def test_a_new_work_package_in_a_spare_row(desk: Office, tmp_path: Path) -> None:
    line = {"partner": "P1", "work_package": "WP6", "category": TRAVEL, "description": "Visits"}
    done = changed(
        desk,
        tmp_path,
        [
            *typed("work_package", PACKAGES, id="WP6", title="Pilot", start_month=2, end_month=9),
            *typed("cost", LINES, **line, quantity=2, unit_cost=777.77),
        ],
    )
    assert done.after.work_packages[5].direct == Decimal("1555.54")


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


def test_another_request(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("partner", 0, requested=50000.01))
    assert done.after.totals.limited_by is LimitedBy.REQUEST
    assert done.after.partners[0].eu_contribution == Decimal("50000.01")


def test_a_request_withdrawn(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("partner", 2, requested=None), example="bluehub")
    assert done.before.partners[2].requested == Decimal("92000.00")
    assert done.after.partners[2].requested is None


def test_costs_that_reach_the_ceiling(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("cost", 0, quantity=250))
    assert done.before.totals.limited_by is LimitedBy.REIMBURSEMENT_RATE
    assert done.after.totals.limited_by is LimitedBy.MAXIMUM_GRANT
    assert done.after.totals.eu_contribution == Decimal("500000.00")


def test_receipts_that_make_a_surplus(desk: Office, tmp_path: Path) -> None:
    done = changed(
        desk,
        tmp_path,
        [
            *typed("partner", 1, legal_form=choice("sme")),
            *typed("funding", SOURCES, partner="P2", source=choice("receipts"), amount=70000.07),
        ],
    )
    assert done.after.project.funding[-1].source is FundingKind.RECEIPTS
    assert done.after.totals.limited_by is LimitedBy.NO_PROFIT


def test_a_partner_that_gets_no_eu_money(desk: Office, tmp_path: Path) -> None:
    edits = typed("partner", 2, role=choice("associated_partner"))
    done = changed(desk, tmp_path, edits)
    assert done.after.project.partners[2].role is Role.ASSOCIATED_PARTNER
    assert done.after.partners[2].eu_contribution == 0
    assert done.after.partners[2].ineligible > 50000


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


def test_a_partner_that_leaves_with_everything(desk: Office, tmp_path: Path) -> None:
    leaving = [
        *emptied("partner", 2, PARTNER),
        *(edit for row in range(18, LINES) for edit in emptied("cost", row, COST)),
        *(edit for row in range(6, EXCHANGES) for edit in emptied("exchange", row, EXCHANGE)),
        *(edit for row in range(4, SOURCES) for edit in emptied("funding", row, FUNDING)),
        *typed("work_package", 0, lead="P1"),
    ]
    done = changed(desk, tmp_path, leaving)
    assert [partner.id for partner in done.after.partners] == ["P1", "P2"]
    assert done.after.partners == done.before.partners[:2]


def overridden(
    parameter: str, category: str | None, value: float
) -> Callable[[Workbook], list[Edit]]:
    """A value and its reason typed beside a parameter on the Rules sheet."""

    def typed_beside(workbook: Workbook) -> list[Edit]:
        rows = len(workbook.range("in.override.parameter")[1])
        asked = (parameter, category)
        row = next(
            row
            for row in range(rows)
            if asked
            == tuple(workbook.at(f"in.override.{key}", row) for key in ("parameter", "category"))
        )
        return typed("override", row, value=value, reason="Read in the agreement")

    return typed_beside


def test_another_flat_rate_for_indirect_costs(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, overridden("indirect_rate", None, 0.0525))
    assert done.before.rules.indirect_rate == 700
    assert done.after.rules.indirect_rate == 525
    assert done.after.totals.indirect < done.before.totals.indirect


def test_another_rate_for_third_party_support(desk: Office, tmp_path: Path) -> None:
    edits = overridden("reimbursement_rate", "third_party_support", 1)
    done = changed(desk, tmp_path, edits, example="turkce", lang=Lang.TR)
    assert done.after.rules.rate("third_party_support") == 10_000
    assert done.after.totals.by_rate > done.before.totals.by_rate


def test_a_new_line_among_thirty_partners(desk: Office, tmp_path: Path) -> None:
    budget = random_budget(9)
    project = budget.project
    assert len(project.partners) == 30
    line = {"partner": project.partners[0].id, "work_package": project.work_packages[0].id}
    chosen = {"category": category(budget, "travel"), "description": "Fair"}
    edits = typed("cost", len(project.costs), **line, **chosen, quantity=3, unit_cost=411.11)
    done = followed(desk, tmp_path, edits, budget)
    assert len(done.after.project.costs) == len(project.costs) + 1
