"""Tests about the catalogue as a whole, and every example of every card."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cofin.checks.card import FAMILIES, Card, Need, cards
from cofin.checks.registry import functions
from cofin.checks.report.samples import sample
from cofin.rules.parameters import PARAMETERS
from cofin.text import Lang
from tests.checks.card_examples import findings_of, subject_of_example, unmatched

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "cofin" / "checks" / "cards"
PAGES = ROOT / "docs" / "reference" / "checks"

#: Every code of the catalogue (docs/design.md), by family and number.
CATALOGUE = {
    f"{family}{number:02}"
    for family, count in {"F": 9, "C": 15, "A": 9, "R": 14, "P": 10, "M": 3}.items()
    for number in range(1, count + 1)
}

#: Codes without a check as yet.  It may only shrink.
NOT_YET: set[str] = set()

#: Always says something, so that a clean result says how much was looked at.
ALWAYS_SPEAKS = {"M02"}

STANDARD = {"place", "label", "found", "expected", "difference"}
WORDS = [(card.code, lang) for card in cards().values() for lang in Lang]


def examples() -> Iterator[Any]:
    for card in cards().values():
        for number, example in enumerate(card.examples, 1):
            name = example.get("name", number)
            yield pytest.param(card, example, id=f"{card.code}-{name}".replace(" ", "-"))


@pytest.mark.parametrize(("card", "example"), list(examples()))
def test_example(card: Card, example: dict[str, Any]) -> None:
    found = findings_of(card.code, example)
    missing, unexpected = unmatched(example["findings"], found)
    assert (missing, unexpected) == ([], [])
    for finding in found:
        # arithmetic that calls two figures different shows in what
        assert card.code[0] not in "AR" or not finding.found or finding.found != finding.expected
        for lang in Lang:
            said = card.message(finding, lang) + card.fix(finding, lang)
            assert not re.search(r"[{}]|\bNone\b|  ", said), said


def test_a_card_is_the_same_whether_it_is_read_whole_or_not() -> None:
    for card in cards().values():
        whole = tomllib.loads((FOLDER / f"{card.code}.toml").read_text("utf-8"))
        head = {key: value for key, value in whole.items() if not isinstance(value, dict)}
        head.pop("example", None)
        head.setdefault("parameter", "")
        head.setdefault("elsewhere", [])
        assert head == {
            "code": card.code,
            "name": card.name,
            "severity": card.severity,
            "needs": [need for need in whole["needs"] if need in card.needs],
            "elsewhere": [need for need in head["elsewhere"] if need in card.elsewhere],
            "parameter": card.parameter,
        }
        assert len(card.needs) == len(whole["needs"])


def test_the_base_project_has_no_finding() -> None:
    from cofin.checks.run import run_checks

    report = run_checks(subject_of_example({"change": []}))
    assert [(f.code, f.place) for f in report.findings if f.code not in {"M01", "M02"}] == []


def test_the_base_project_is_right() -> None:
    from cofin.core.criteria import Verdict, criteria

    subject = subject_of_example({"change": []})
    assert subject.project is not None
    assert subject.rules is not None
    assert subject.result is not None
    judged = {c.key: c.status for c in criteria(subject.project, subject.rules)}
    assert {key for key, status in judged.items() if status is not Verdict.MET} == set()
    assert [partner.gap for partner in subject.result.partners] == [0, 0, 0]


def test_the_catalogue_is_complete_but_for_what_is_listed() -> None:
    assert len(CATALOGUE) == 60
    assert set(cards()) | NOT_YET == CATALOGUE
    assert sorted(set(cards()) & NOT_YET) == [], "built: take them off NOT_YET"


def test_each_card_has_one_function_and_each_function_a_card() -> None:
    assert sorted(functions()) == sorted(cards())


def test_a_card_is_in_the_file_of_its_code() -> None:
    said = {
        path.stem: re.findall(r'^code *= *"(.*)"', path.read_text("utf-8"), re.MULTILINE)
        for path in FOLDER.glob("*.toml")
    }
    assert said == {code: [code] for code in cards()}


def test_names_are_unique_and_name_the_fault() -> None:
    names = [card.name for card in cards().values()]
    assert len(names) == len(set(names))
    assert [n for n in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", n)] == []
    assert [n for n in names if {"check", "must", "invalid", "no"} & set(n.split("-"))] == []


@pytest.mark.parametrize("code", cards())
def test_family_needs_and_parameter_are_known(code: str) -> None:
    card = cards()[code]
    assert code[0] in FAMILIES
    assert card.needs
    assert card.needs | card.elsewhere <= set(Need)
    assert not card.parameter or card.parameter in PARAMETERS


@pytest.mark.parametrize(("code", "lang"), WORDS)
def test_texts_are_there(code: str, lang: Lang) -> None:
    words = cards()[code].words[lang]
    for text in (words.title, words.message, words.why, words.fix):
        assert text == text.strip()
        assert len(text) > 5
    assert not words.title.endswith(".")
    assert words.message.endswith((".", "?", "!", "…", ")", "}"))


@pytest.mark.parametrize("code", cards())
def test_languages_have_the_same_placeholders(code: str) -> None:
    english, turkish = (cards()[code].words[lang] for lang in Lang)
    assert placeholders(english.message) == placeholders(turkish.message)
    assert placeholders(english.fix) == placeholders(turkish.fix)
    for words in (english, turkish):
        assert placeholders(words.title) | placeholders(words.why) == set()


@pytest.mark.parametrize("code", cards())
def test_no_turkish_suffix_hangs_on_a_placeholder(code: str) -> None:
    turkish = cards()[code].words[Lang.TR]
    assert re.findall(r"\}['’]?\w+", f"{turkish.message} {turkish.fix}") == []


@pytest.mark.parametrize("code", cards())
def test_texts_in_two_languages_differ(code: str) -> None:
    english, turkish = (cards()[code].words[lang] for lang in Lang)
    assert english.title != turkish.title
    assert english.why != turkish.why


@pytest.mark.parametrize("code", cards())
def test_placeholders_are_filled_by_what_the_check_says(code: str) -> None:
    card = cards()[code]
    words = card.words[Lang.EN]
    for example in card.examples:
        for finding in findings_of(code, example):
            own = {"difference"} if finding.difference is not None else set()
            message = set() if "problem" in finding.values else placeholders(words.message)
            used = message | (set() if "mend" in finding.values else placeholders(words.fix))
            assert used <= (STANDARD - {"difference"}) | own | set(finding.values)


@pytest.mark.parametrize("code", cards())
def test_there_are_examples_with_and_without_a_finding(code: str) -> None:
    counts = [len(example["findings"]) for example in cards()[code].examples]
    assert any(counts)
    assert not all(counts) or code in ALWAYS_SPEAKS


@pytest.mark.parametrize("code", cards())
def test_each_code_has_a_page_in_both_languages(code: str) -> None:
    assert [lang.value for lang in Lang if not (PAGES / f"{code}.{lang.value}.md").is_file()] == []


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("code", cards())
def test_the_sample_is_what_the_first_example_says(code: str, lang: Lang) -> None:
    card = cards()[code]
    first = next(f for example in card.examples for f in findings_of(code, example))
    said = sample(code, lang)
    assert said == (card.message(first, lang), card.fix(first, lang))
    assert placeholders(said.message + said.fix) == set()
