"""Profile files come from anywhere: whatever they hold, the answer is a refusal in words."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cofin.errors import ProfileError
from cofin.rules.document import LARGEST_FILE, parse
from cofin.rules.lint import lint
from cofin.rules.load import MOST_PROBLEMS, load_profile, problems_of, starter_text
from cofin.text import Lang

from .conftest import Profile


def refusal(path: Path) -> str:
    with pytest.raises(ProfileError) as refused:
        load_profile(path)
    assert refused.value.render(Lang.TR)
    return refused.value.render(Lang.EN)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "There is no such file" in refusal(tmp_path / "missing.toml")


def test_a_folder(tmp_path: Path) -> None:
    assert "a folder, perhaps" in refusal(tmp_path)


def test_a_device() -> None:
    assert "1 problem(s)" in refusal(Path(os.devnull))


def test_a_name_with_a_null_character() -> None:
    assert "1 problem(s)" in refusal(Path("a\0b.toml"))


def test_a_file_that_may_not_be_read(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = profile(), Path.open

    def refuse(this: Path, *args: Any, **more: Any) -> Any:
        if this == path:
            raise PermissionError(13, "Permission denied")
        return opened(this, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert "The file cannot be read: Permission denied." in refusal(path)


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    assert "larger than 1000000 bytes" in refusal(path)


def test_a_file_of_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    text = starter_text().encode()
    path.write_bytes(text + b"#" * (LARGEST_FILE - len(text)))
    assert load_profile(path).id == "my-call"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00c", "UTF-16"),
        (b"title = \xe7", "not UTF-8"),  # Turkish in a Windows code page
        (b"PK\x03\x04", "without an equals sign"),
        (b"a = " + b"[" * 50_000, "nested deeper"),
        (b"a = " + b"{b=" * 50_000, "nested deeper"),
        (b"a." * 400_000 + b"b = 1", "nested deeper"),
        (b"[" + b'"a" . ' * 100_000 + b"b]", "nested deeper"),
        (b"x" * 900_000, "without an equals sign"),
        (b"a = " + b"1" * 5_000, "thousands of digits"),  # Python refuses to read such a number
        (b"a = 2026-02-30", "Line 1, column 5"),
        (b'a = "never ends', "opened and not closed"),
    ],
)
def test_content_that_is_no_profile(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "call.toml"
    path.write_bytes(content)
    assert words in refusal(path)


@pytest.mark.parametrize(
    "number",
    ["1e999999999", "1e-999999999", "1e99999999999999999999", "inf", "-inf", "0x" + "f" * 50_000],
)
def test_numbers_beyond_measure_are_refused_at_once(profile: Profile, number: str) -> None:
    said = refusal(profile(("is = 400000.00", f"is = {number}"), ("is = 0.75", f"is = {number}")))
    assert "parameter.maximum_grant.value[1].is" in said
    assert "parameter.reimbursement_rate.value[1].is" in said
    assert len(said) < 1000


def test_a_name_cannot_steer_the_terminal(profile: Profile) -> None:
    said = refusal(profile(("schema = 1", 'schema = 1\n"\\u001b[31m" = 1')))
    assert "\x1b" not in said
    assert "Unknown key" in said


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ('[[activity]]\nid = "a{}"\nlabel = {{ en = "a", tr = "b" }}\nrequired = true\n'
         'source = "guidelines"\nwhere = "1"\nstatus = "assumed"\n', "activity"),
        ('[[worked_example]]\nname = "n"\nsource = "guidelines"\nwhere = "{}"\n'
         "eligible_costs = 1\nindirect = 0\n", "worked_example"),
    ],
)  # fmt: skip
def test_a_list_without_end_is_one_problem(tmp_path: Path, entry: str, place: str) -> None:
    path = tmp_path / "call.toml"
    path.write_text(starter_text() + "".join(entry.format(n) for n in range(2_000)), "utf-8")
    verdict = lint(path)
    assert [problem.where for problem in verdict.problems] == [place]
    assert "at most 300 are read" in verdict.problems[0].message()


def test_a_file_full_of_problems_is_cut_short(profile: Profile) -> None:
    many = "\n".join(f"key_{number} = 1" for number in range(5_000))
    verdict = lint(profile(("schema = 1", f"schema = 1\n{many}")))
    assert len(verdict.problems) == MOST_PROBLEMS


WORDS = st.sampled_from(
    ["call", "source", "parameter", "category", "worked_example", "value", "is", "from", "label",
     "key", "costs", "choices", "only_for", "tables", "milestone", "maximum_grant", "en", "schema"]
)  # fmt: skip
VALUES = st.recursive(
    st.booleans()
    | st.integers()
    | st.decimals(allow_nan=True, allow_infinity=True)
    | st.dates()
    | st.datetimes()
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@example(raw={"schema": Decimal("sNaN")})
@given(raw=st.dictionaries(WORDS, VALUES, max_size=6))
def test_any_tables_at_all_are_answered_with_problems(raw: dict[str, object]) -> None:
    from cofin.rules.document import Document

    found = problems_of(Document("any", raw))
    assert found
    assert all(problem.message(lang) for problem in found for lang in Lang)


@given(
    path=st.sampled_from(["call", "category", "parameter", "worked_example", "source", "tables"]),
    value=VALUES,
)
def test_a_good_profile_with_one_bad_table_never_crashes(path: str, value: object) -> None:
    from cofin.rules.document import Document

    raw = dict(parse(starter_text().encode(), "starter").raw)
    raw[path] = value
    for problem in problems_of(Document("any", raw)):
        assert problem.message()
