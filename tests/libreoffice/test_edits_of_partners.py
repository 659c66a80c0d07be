"""Partners, requests, receipts and rules changed in LibreOffice: to the cents that Python gets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from cofin.core.model import FundingKind, Role
from cofin.core.result import LimitedBy
from cofin.core.schema import COST, EXCHANGE, FUNDING, PARTNER
from cofin.text import Lang
from tests.libreoffice.budgets import random_budget
from tests.libreoffice.cells import Workbook
from tests.libreoffice.edit import Edit
from tests.libreoffice.editing import category, changed, choice, emptied, followed, typed
from tests.libreoffice.soffice import Office

LINES, EXCHANGES, SOURCES, PARTNERS, PACKAGES = 25, 9, 7, 3, 5  # of the small example

TRAVEL, TRAVEL_TR = "Travel and subsistence", "Seyahat ve konaklama maliyetleri"


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


def test_another_request(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("partner", 0, requested=50000.01))
    assert done.after.totals.limited_by is LimitedBy.REQUEST
    assert done.after.partners[0].eu_contribution == Decimal("50000.01")


def test_a_request_withdrawn(desk: Office, tmp_path: Path) -> None:
    done = changed(desk, tmp_path, typed("partner", 2, requested=None), example="bluehub")
    assert done.before.partners[2].requested == Decimal("92000.00")
    assert done.after.partners[2].requested is None


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


def test_a_new_line_among_thirty_partners(desk: Office, tmp_path: Path) -> None:
    budget = random_budget(9)
    project = budget.project
    assert len(project.partners) == 30
    line = {"partner": project.partners[0].id, "work_package": project.work_packages[0].id}
    chosen = {"category": category(budget, "travel"), "description": "Fair"}
    edits = typed("cost", len(project.costs), **line, **chosen, quantity=3, unit_cost=411.11)
    done = followed(desk, tmp_path, edits, budget)
    assert len(done.after.project.costs) == len(project.costs) + 1


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
