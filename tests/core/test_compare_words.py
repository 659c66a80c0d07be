"""Every field that can differ has a name in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cofin.core.changes import ChangeKind
from cofin.core.compare import compare
from cofin.core.compare_words import Words
from cofin.core.model import FundingKind, FundingSource, Override
from cofin.core.schema import PROJECT, TABLES
from cofin.rules.load import load_rules
from cofin.text import Lang
from tests.random_project import CALL, random_project


@pytest.mark.parametrize("lang", Lang)
def test_every_field_and_table_is_named(lang: Lang) -> None:
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


MAXIMUM = ("Maximum grant per project", "Proje başına azami hibe tutarı")
VALUES = [
    ("cost", "quantity", None, "–", "–"),
    ("cost", "justification", "", "–", "–"),
    ("cost", "justification", "Three offers", "Three offers", "Three offers"),
    ("cost", "quantity", Decimal("12.50"), "12.5", "12,5"),
    ("cost", "unit_cost", Decimal("1234.5"), "1,234.50", "1.234,50"),
    ("cost", "unit_cost", Decimal("0.0625"), "0.0625", "0,0625"),
    ("cost", "share_of_use", Decimal("0.5"), "50 %", "%50"),
    ("cost", "category", "travel", "Travel and subsistence", "Seyahat ve konaklama maliyetleri"),
    ("cost", "category", "no_such", "no_such", "no_such"),
    ("funding", "amount", Decimal(1000), "1,000.00", "1.000,00"),
    ("funding", "source", "own", "Own resources", "Öz kaynak"),
    ("project", "start", date(2020, 9, 1), "2020-09-01", "01.09.2020"),
    ("cost", "eligible", True, "yes", "evet"),
    ("override", "parameter", "maximum_grant", *MAXIMUM),
]


@pytest.mark.parametrize(("table", "key", "value", "english", "turkish"), VALUES)
def test_a_value_is_written_as_a_person_of_that_language_does(
    table: str, key: str, value: object, english: str, turkish: str
) -> None:
    rules, project = load_rules(CALL), random_project(1)
    same = compare((project, rules), (project, rules))
    said = [Words(same, lang).value(table, key, value) for lang in (Lang.EN, Lang.TR)]
    assert said == [english, turkish]


def test_rows_and_figures_are_named_in_words() -> None:
    rules, old = load_rules(CALL), random_project(1)
    line, source = old.costs[0], FundingSource("P1", FundingKind.OWN, Decimal(5))
    override = Override("indirect_rate", Decimal("0.05"), "Agreed")
    dearer = replace(line, quantity=line.quantity + 1, justification="")
    before = replace(old, costs=(line,), funding=(), overrides=())
    after = replace(old, costs=(dearer,), funding=(source,), overrides=(override,))
    found = compare((before, rules), (after, rules))
    words = Words(found, Lang.EN)
    said = {each.table: (words.label(each), words.sentences(each)) for each in found.changes}
    label, sentences = said["cost"]
    assert words.value("cost", "category", line.category) in label
    assert sentences[0].startswith("Quantity: ")
    assert said["funding"] == ("P1 · Own resources", ["Amount: 5.00"])
    assert said["override"][0] == "Flat rate for indirect costs"
    for_travel = replace(override, parameter="reimbursement_rate", category="travel")
    narrowed = replace(after, overrides=(for_travel,))
    labels = {words.label(c) for c in compare((after, rules), (narrowed, rules)).changes}
    assert "EU reimbursement rate, at most · Travel and subsistence" in labels
    assert found.counts("funding") == {kind: int(kind is ChangeKind.ADDED) for kind in ChangeKind}
    assert words.figure("headroom") != words.figure("eligible") == "Eligible costs"
