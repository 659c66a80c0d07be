"""Where a value is written, in the words of the reader; programs see one text."""

from __future__ import annotations

import pickle

import pytest

from cofin.core.criteria import criteria
from cofin.core.model import Project
from cofin.rules.kinds import Kind, problem_of
from cofin.rules.load import load_rules
from cofin.rules.profile import Passage, passage
from cofin.text import Lang

LENGTH = Passage({"en": "length of an exchange", "tr": "değişim ziyaretinin süresi"})


def test_a_passage_is_its_english_text_and_has_the_words_of_each_language() -> None:
    assert LENGTH == "length of an exchange"
    assert passage(LENGTH, Lang.TR) == "değişim ziyaretinin süresi"
    assert passage(LENGTH, Lang.EN) == passage("length of an exchange", Lang.TR)
    assert passage(pickle.loads(pickle.dumps(LENGTH)), Lang.TR) == passage(LENGTH, Lang.TR)


def test_a_calls_values_say_where_in_both_languages() -> None:
    rules = load_rules("cos-cluster-2020-3-03")
    assert passage(rules.value("exchange_minimum_days").where, Lang.TR) == LENGTH.said(Lang.TR)
    told = [
        cited.sentence(Lang.TR)
        for each in criteria(Project(call="cos-cluster-2020-3-03", acronym="X"), rules)
        for cited in each.citations
    ]
    assert any("değişim ziyaretinin süresi" in sentence for sentence in told)
    assert not any("length of an exchange" in sentence for sentence in told)


@pytest.mark.parametrize("where", ["section 2.1", {"en": "annex", "tr": "ek"}])
def test_a_profile_gives_a_text_or_both_languages(where: object) -> None:
    assert problem_of(Kind.PASSAGE, where, "here") is None


@pytest.mark.parametrize("where", [{"en": "annex"}, "", 3])
def test_one_language_is_not_both(where: object) -> None:
    assert problem_of(Kind.PASSAGE, where, "here") is not None
