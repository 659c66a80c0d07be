"""Every sentence stands in English and Turkish, is asked for, and exists when asked for."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from cofin.text import Lang, raw

SRC = Path(__file__).resolve().parent.parent / "src" / "cofin"
FILES = sorted((SRC / "texts").glob("*.toml"))
TEXTS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FILES}
KEYS = sorted(f"{space}.{key}" for space, texts in TEXTS.items() for key in texts)
KEY = re.compile(rf"(?:{'|'.join(TEXTS)})\.[a-z][a-z0-9_]*")
START = re.compile(rf"(?:{'|'.join(TEXTS)})\.[a-z0-9_]*")
#: A file's name or a place in a project reads like a key and is none.
NOT_KEYS = re.compile(r".*\.(toml|json|csv|xlsx|py)|project\.(acronym|title|start|duration_months)")
#: Texts that are said after another one when they are there: what to do, details, examples.
FOLLOWING = ("_fix", "_more", "_example")


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def strings() -> tuple[set[str], set[str]]:
    """Literals that read like a key, and literal beginnings of keys put together."""
    whole, starts, cells = set(), set(), set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="name_cell"), args=[ast.Constant(str(n)), *_]
                ):
                    cells.add(n)  # names of cells in a workbook look the same
                case ast.Constant(value=str() as text) if KEY.fullmatch(text):
                    whole.add(text)
                case ast.JoinedStr(values=[ast.Constant(value=str() as text), *_]):
                    if START.fullmatch(text):
                        starts.add(text)
    starts |= {text for text in whole if text.endswith("_")}
    return {text for text in whole - starts - cells if not NOT_KEYS.fullmatch(text)}, starts


@pytest.mark.parametrize("space", TEXTS)
def test_every_sentence_is_there_in_both_languages(space: str) -> None:
    for key, sentence in TEXTS[space].items():
        assert sorted(sentence) == ["en", "tr"], key
        for text in sentence.values():
            assert text.strip(), key
            assert text == text.rstrip(" "), key


@pytest.mark.parametrize("space", TEXTS)
def test_no_sentence_is_written_in_markdown(space: str) -> None:
    """Terminals, pages for others and workbooks show signs as they are; a line is quoted so."""
    for key, sentence in TEXTS[space].items():
        for text in sentence.values():
            assert "`" not in text.replace("`{text}`", ""), key


@pytest.mark.parametrize("space", TEXTS)
def test_a_sentence_is_the_same_whether_its_file_is_read_whole_or_not(space: str) -> None:
    for key, sentence in TEXTS[space].items():
        assert {lang.value: raw(f"{space}.{key}", lang) for lang in Lang} == sentence


@pytest.mark.parametrize("space", TEXTS)
def test_both_languages_have_the_same_placeholders(space: str) -> None:
    for key, sentence in TEXTS[space].items():
        assert placeholders(sentence["en"]) == placeholders(sentence["tr"]), key
        assert all(name.isidentifier() for name in placeholders(sentence["en"])), key


def test_every_key_that_is_asked_for_exists() -> None:
    whole, starts = strings()
    assert whole - set(KEYS) == set()
    assert [start for start in starts if not any(key.startswith(start) for key in KEYS)] == []


def test_every_sentence_is_asked_for() -> None:
    whole, starts = strings()
    used = {*whole, *(key + suffix for key in whole for suffix in FOLLOWING)}
    unused = [key for key in KEYS if key not in used and not key.startswith(tuple(starts))]
    assert unused == []


@pytest.mark.parametrize("space", TEXTS)
def test_no_turkish_suffix_hangs_on_a_placeholder(space: str) -> None:
    """``{x}'in`` is wrong for every second value of x."""
    hanging = re.compile(r"\}['’]?[a-zçğıöşü]|\}[\"”]? m[ıiuü]\b")
    found = [key for key, sentence in TEXTS[space].items() if hanging.search(sentence["tr"])]
    assert found == []


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_no_two_columns_of_a_sheet_have_the_same_heading(lang: str) -> None:
    tables = {"partner", "work_package", "cost", "exchange", "funding", "budget", "by_work_package"}
    for table in (*tables, "cofinancing", "allocation", "envelopes", "checks", "rules"):
        columns = [key for key in TEXTS["column"] if key.startswith(f"{table}_")]
        headings = [TEXTS["column"][key][lang] for key in columns]
        assert len(set(headings)) == len(headings) > 0, table
        assert not [heading for heading in headings if set("[]#'@") & set(heading)], table


def test_conditions_read_well_with_one_and_with_many() -> None:
    """``{count} exchanges are`` is wrong for one exchange."""
    counted = re.compile(
        r"\{(count|required|missing|total|months|difference|possible)\} (?!(of|if|in|to)\b)[a-z]"
    )
    found = [key for key, said in TEXTS["criterion"].items() if counted.search(said["en"])]
    assert found == []
