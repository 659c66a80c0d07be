"""Letters without case and accents, the Turkish i above all; and everybody who compares by them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cofin.checks.structure.sums.track import stem
from cofin.checks.words.headings import folded as in_labels
from cofin.checks.words.sums import fold
from cofin.core.parse_problems import folded as in_names
from cofin.letters import plain
from cofin.workbook.jems.categories import bare_name as in_jems

ALIKE = [("ISI PAYI", "ısı payı"), ("MALİYETİ", "maliyeti"), ("Łącznie", "LACZNIE"), ("ÜÇ", "uc")]


@pytest.mark.parametrize("fold_of", [plain, in_labels, in_names, in_jems, fold, stem])
@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_everybody_folds_alike(fold_of: Callable[[str], str], one: str, other: str) -> None:
    assert fold_of(one) == fold_of(other) != ""


def test_names_in_other_alphabets_stay_apart() -> None:
    assert in_names("Σύνολο") != in_names("Απόδειξη")
    assert in_names("ЮНЕСКО") == in_names("юнеско")
