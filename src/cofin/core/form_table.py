"""The budget table of the proposal form (2014-2020, section 3): one row per participant.

Columns A to G hold costs by the form's own letters (``form_column`` of a category), H their
sum, I the rate, J the maximum contribution, K and L linked third parties (none here), M and
N the totals with them, O the requested contribution.
"""

from __future__ import annotations

from decimal import Decimal

from cofin.core.result import BudgetResult, PartnerResult
from cofin.money import ratio, total

COSTS = "ABCDEFG"
LETTERS = "ABCDEFGHIJKLMNO"
_ZERO = Decimal(0)


def form_row(result: BudgetResult, partner: PartnerResult) -> dict[str, Decimal]:
    """The participant's amounts (EUR) by letter; I is a ratio of 28 digits."""
    profile = result.rules.profile
    amounts = {**partner.categories, "indirect": partner.indirect}
    row = dict.fromkeys(LETTERS, _ZERO)
    for category in (*profile.categories, profile.indirect):
        if category.form_column in tuple(COSTS):  # a call may leave a category out of the form
            letter = category.form_column
            row[letter] = total((row[letter], amounts.get(category.key, _ZERO)))
    maximum, eligible = partner.maximum_contribution, partner.eligible
    return row | {
        "H": eligible,
        "I": ratio(maximum, eligible),
        "J": maximum,
        "M": eligible,
        "N": maximum,
        "O": partner.eu_contribution,
    }
