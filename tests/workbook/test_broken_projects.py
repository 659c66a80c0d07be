"""Every broken project is paired with the places and the words its message must have.

A TOML file says so in its first lines; what cannot (JSON, other encodings) has a file
``<name>.expected`` beside it.  The places are all of them, in order.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cofin.errors import InputError
from cofin.text import Lang
from cofin.workbook.open import read_project

FOLDER = Path(__file__).parent.parent / "broken_projects"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".expected")
EXPECTED = re.compile(r"(?m)^# (where|expect-en|expect-tr): ?(.*)$")


def expected(path: Path) -> dict[str, list[str]]:
    beside = path.with_name(path.name + ".expected")
    text = (beside if beside.exists() else path).read_text("utf-8")
    found: dict[str, list[str]] = {"where": [], "expect-en": [], "expect-tr": []}
    for key, words in EXPECTED.findall(text):
        found[key].append(words)
    return found


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_project(path)
    return caught.value


def test_there_are_many_and_all_say_what_they_expect() -> None:
    assert len(FILES) > 80
    assert [path.name for path in FILES if not all(expected(path).values())] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_problems_are_found_where_they_are(path: Path) -> None:
    assert [problem.where for problem in refusal(path).problems] == expected(path)["where"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_message_says_what_is_wrong(path: Path) -> None:
    error = refusal(path)
    for lang in Lang:
        message = error.render(lang)
        assert str(path) in message
        assert [w for w in expected(path)[f"expect-{lang}"] if w not in message] == [], message
