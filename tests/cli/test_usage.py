"""Wrong command lines: every message of argparse, in both languages, exit status 2."""

from __future__ import annotations

import argparse

import pytest

from cofin.cli.arguments import Parser, count, day
from cofin.cli.usage import translated
from cofin.text import Lang
from tests.cli.conftest import Cofin

ENGLISH = ("expected", "invalid", "required", "unrecognized", "argument ", "usage")


def parser(lang: Lang) -> Parser:
    found = Parser(prog="cofin test", lang=lang)
    found.add_argument("place", metavar="PLACE")
    found.add_argument("--format", choices=("json", "csv"))
    found.add_argument("--many", nargs=2)
    found.add_argument("--partners", type=count(1, 60, lang))
    found.add_argument("--on", type=day(lang))
    either = found.add_mutually_exclusive_group()
    either.add_argument("--left", action="store_true")
    either.add_argument("--right", action="store_true")
    return found


WRONG = {
    "nothing": ([], "missing: PLACE", "eksik: PLACE"),
    "unknown": (
        ["x", "--frmat", "y"],
        'Did you mean "--format"?',
        'Şunu mu demek istediniz: "--format"',
    ),
    "far": (["x", "--zzz"], "not understood: --zzz.", "anlaşılamadı: --zzz."),
    "choice": (["x", "--format", "jsn"], 'Did you mean "json"?', "Kullanılabilecekler: json, csv"),
    "no value": (["x", "--format"], "--format: a value is missing", "bir değer gelmeli"),
    "two values": (["x", "--many", "1"], "--many: a value is missing", "bir değer gelmeli"),
    "no value wanted": (["x", "--left=1"], 'takes no value, but "1"', 'değer almaz; "1"'),
    "both": (["x", "--left", "--right"], "together with", "birlikte kullanılamaz"),
    "not a number": (["x", "--partners", "1e3"], "whole number from 1 to 60", "1 ile 60 arasında"),
    "not ASCII": (["x", "--partners", "٣"], "whole number from 1 to 60", "1 ile 60 arasında"),
    "too many": (["x", "--partners", "61"], '"61" is not a whole number', '"61", 1 ile 60'),
    "not a day": (["x", "--on", "31.02.2021"], '"31.02.2021" is not a date', "bir tarih değil"),
    "language": (["x", "--lang", "de"], "Possible: en, tr.", "Kullanılabilecekler: en, tr."),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("lang", Lang)
def test_every_mistake_is_named_in_the_language(
    name: str, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    words, english, turkish = WRONG[name]
    with pytest.raises(SystemExit) as end:
        parser(lang).parse_args(words)
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert (english if lang is Lang.EN else turkish) in said
    if lang is Lang.TR:
        first = said.splitlines()[0].lower()
        assert [word for word in ENGLISH if word in first] == []
        assert "Kullanım: cofin test" in said


def test_a_group_of_which_one_is_needed() -> None:
    found = argparse.ArgumentParser()
    group = found.add_mutually_exclusive_group(required=True)
    group.add_argument("--left")
    said = translated("one of the arguments --left is required", ["--left"], Lang.TR)
    assert said == "bunlardan biri gerekli: --left"


def test_what_argparse_may_say_one_day_is_shown_as_it_is() -> None:
    assert translated("a new complaint", [], Lang.TR) == "a new complaint"


@pytest.mark.parametrize("said", ["2021-02-02", "02.02.2021"])
def test_a_day_is_written_as_either_language_does(said: str) -> None:
    assert day(Lang.EN)(said).isoformat() == "2021-02-02"


def test_a_missing_option_and_the_slip_that_caused_it_are_both_named(cofin: Cofin) -> None:
    said = cofin("build", "project.toml", "--out", "budget.xlsx").err
    assert "missing: -o/--output" in said
    assert 'not understood: --out. Did you mean "--output"?' in said


def test_an_unknown_command_suggests_the_nearest(cofin: Cofin) -> None:
    said = cofin("biuld", "project.toml")
    assert said.status == 2
    assert 'no command "biuld"' in said.err
    assert 'Did you mean "build"?' in said.err
    assert said.out == ""


def test_a_word_far_from_all_commands_lists_them(cofin: Cofin) -> None:
    said = cofin("--lang", "tr", "xyzzy")
    assert said.status == 2
    assert "Komutlar: demo, new, build, " in said.err
    assert "demek istediniz" not in said.err


def test_a_command_within_a_command_speaks_turkish(capsys: pytest.CaptureFixture[str]) -> None:
    found = Parser(prog="cofin test", lang=Lang.TR)
    inner = found.add_subparsers(dest="action", required=True).add_parser("list")
    inner.add_argument("place", metavar="YER")
    assert found.parse_args(["--quiet", "list", "x"]).quiet is True
    assert found.parse_args(["list", "x"]).quiet is False
    with pytest.raises(SystemExit):
        found.parse_args(["list"])
    assert "eksik: YER" in capsys.readouterr().err
