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
