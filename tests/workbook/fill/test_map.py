"""Map files: what they may say, and every mistake at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.errors import InputError
from cofin.text import Lang
from cofin.workbook.fill import read_map
from cofin.workbook.fill.parse import LARGEST, MOST_RULES, parse_map

ROOT = Path(__file__).resolve().parents[3]
GOOD = """
map = 1
[title]
en = "A form"
[[put]]
value = "totals.eligible"
name = "total"
[[put]]
value = "project.title"
sheet = "Form"
row = "Title"
column = "Value"
as = "text"
overwrite_formula = true
[[table]]
rows = "partners"
sheet = "Form"
[table.columns]
"Name" = "name"
"Costs" = "eligible"
[table.as]
"Costs" = "text"
"""


def problems(text: str) -> dict[str, str]:
    with pytest.raises(InputError) as error:
        parse_map(text, "m.toml")
    assert all(problem.message() for problem in error.value.problems)
    return {p.where: p.code.removeprefix("map.") for p in error.value.problems}


def test_a_map_is_read() -> None:
    found = parse_map(GOOD, "m.toml")
    first, second = found.puts
    assert (first.value, first.name, first.place) == ("totals.eligible", "total", "put[1]")
    assert (second.row, second.column, second.as_text) == ("Title", "Value", True)
    assert second.overwrite_formula
    (table,) = found.tables
    assert table.columns == {"Name": "name", "Costs": "eligible"}
    assert table.as_text == {"Costs"}
    assert found.title == {"en": "A form"}


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.map.toml")), ids=str)
def test_the_maps_of_our_own_templates_are_read(path: Path) -> None:
    assert read_map(path).tables


@pytest.mark.parametrize(
    ("text", "where", "code"),
    [
        ("", "", "no_map"),
        ("[[put]]\nvalue = 'a'\nname = 'x'", "map", "no_version"),
        ("map = 2", "map", "version"),
        ("map = true", "map", "version"),
        ("map = 1", "", "empty"),
        ("map = 1\nputs = 1", "puts", "unknown"),
        ("map = 1\nput = 1", "put", "no_tables"),
        ("map = 1\n[[put]]\nname = 'x'", "put[1].value", "missing"),
        ("map = 1\n[[put]]\nvalue = 'a'", "put[1]", "one_way"),
        ("map = 1\n[[put]]\nvalue = 'a'\nname = 'x'\ncell = 'A1'", "put[1]", "one_way"),
        ("map = 1\n[[put]]\nvalue = 'a'\nname = 'x'\nsheet = 'S'", "put[1]", "one_way"),
        ("map = 1\n[[put]]\nvalue = 'a'\nrow = 'x'", "put[1]", "missing"),
        ("map = 1\n[[put]]\nvalue = 3\nname = 'x'", "put[1].value", "no_text"),
        ("map = 1\n[[put]]\nvalue = 'a'\nname = 'x'\nas = 'number'", "put[1].as", "as"),
        ("map = 1\n[[put]]\nvalue = 'a'\nnam = 'x'", "put[1].nam", "unknown"),
        (
            "map = 1\n[[put]]\nvalue = 'a'\nname = 'x'\noverwrite_formula = 'yes'",
            "put[1].overwrite_formula",
            "no_flag",
        ),
        (
            "map = 1\n[[table]]\nrows = 'people'\nsheet='S'\n[table.columns]\nA='b'",
            "table[1].rows",
            "rows",
        ),
        ("map = 1\n[[table]]\nrows = 'costs'\n[table.columns]\nA='b'", "table[1]", "one_table"),
        ("map = 1\n[[table]]\nrows = 'costs'\nsheet='S'", "table[1].columns", "columns"),
        (
            "map = 1\n[[table]]\nrows = 'costs'\nsheet='S'\n[table.columns]\nA = 3",
            "table[1].columns.A",
            "no_text",
        ),
    ],
)  # fmt: skip
def test_mistakes_are_named_with_their_place(text: str, where: str, code: str) -> None:
    assert problems(text)[where] == code


def test_what_stands_there_is_said_as_in_a_file() -> None:
    """It was said in words of Python: None, True, ['a']."""
    text = "map = true\n[[put]]\nvalue = 'a'\nname = 'x'\nas = 5\n[[table]]\nrows = ['a']"
    with pytest.raises(InputError) as error:
        parse_map(text, "m")
    said = str(error.value)
    assert "here it is true." in said
    assert "here it is 5." in said
    assert "here it is […]." in said


def test_a_project_given_as_a_map_is_told_in_one_sentence() -> None:
    """Nine fields that a map does not have, and that map is None."""
    path = ROOT / "examples" / "small" / "project.toml"
    assert problems(path.read_text("utf-8")) == {"": "no_map"}
    with pytest.raises(InputError) as error:
        read_map(path)
    assert "map = 1" in str(error.value)
    assert "cofin fill" in error.value.render(Lang.TR)


def test_too_many_rules() -> None:
    rule = "[[put]]\nvalue = 'a'\nname = 'x'\n"
    assert problems("map = 1\n" + rule * (MOST_RULES + 1)) == {"": "too_many"}


def test_files_that_are_no_map(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_map(tmp_path / "none.map.toml")
    path = tmp_path / "large.map.toml"
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(InputError) as error:
        read_map(path)
    assert error.value.problems[0].code == "map.too_large"
    path.write_text("map = ", "utf-8")
    with pytest.raises(InputError):
        read_map(path)
