"""Words of categories in profiles that the second pass refuses already."""

from __future__ import annotations

import pytest

from cofin.rules.category_words import labels_as_conditions, shared_words, taken_keys
from cofin.rules.document import Document


@pytest.mark.parametrize(
    "category", [{}, {"key": 5, "label": "Travel*"}, {"label": {"en": 7, "tr": None}}, "travel"]
)
def test_what_is_no_category_has_no_words(category: object) -> None:
    document = Document("call.toml", {"category": [category, {"key": "travel"}]})
    for look in (taken_keys, labels_as_conditions, shared_words):
        assert list(look(document)) == []


def test_one_word_in_capitals_and_small_letters_means_one_category() -> None:
    labels = [{"key": "a", "label": {"tr": "EKİPMAN"}}, {"key": "b", "label": {"tr": "Ekipman"}}]
    (problem,) = shared_words(Document("call.toml", {"category": labels}))
    assert problem.where == "category[2].label.tr"
