"""Every field that can differ has a name in both languages."""

from __future__ import annotations

import pytest

from cofin.core.compare import compare
from cofin.core.compare_words import Words
from cofin.core.schema import PROJECT, TABLES
from cofin.rules.load import load_rules
from cofin.text import Lang
from tests.random_project import CALL, random_project


@pytest.mark.parametrize("lang", Lang)
def test_every_field_and_table_is_named(lang):
    rules, project = load_rules(CALL), random_project(1)
    words = Words(compare((project, rules), (project, rules)), lang)
    tables = {"project": PROJECT, **{key: fields for key, (fields, _, _) in TABLES.items()}}
    for table, fields in tables.items():
        assert words.table(table)
        for field in fields:
            assert words.field(table, field.key)
    assert words.field("project", "call")
    with pytest.raises(KeyError):
        words.field("cost", "nothing")
