"""The name of the output says in which form it is written, and must not say something else."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import SMALL, Cofin, names
from tests.cli.test_inputs import given, made

__all__ = ["given", "made"]


def is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text("utf-8"))
    except ValueError:
        return False
    return True


def is_csv(path: Path) -> bool:
    heads = path.read_text("utf-8").splitlines()[0]
    return len(next(csv.reader([heads]))) > 2 and "  " not in heads


def is_page(path: Path) -> bool:
    return path.read_text("utf-8").lower().startswith("<!doctype html")


def is_workbook(path: Path) -> bool:
    return len(openpyxl.load_workbook(path).sheetnames) > 1


def is_text(path: Path) -> bool:
    return path.read_text("utf-8").strip() != "" and not (is_json(path) or is_page(path))


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        ("calculate p.toml -o f.csv", is_csv),
        ("calculate p.toml -o f.JSON", is_json),
        ("calculate p.toml -o f.txt", is_text),
        ("calculate p.toml -o figures", is_text),
        ("calculate p.toml -o f.csv --format csv", is_csv),
        ("calculate p.toml -o f.txt --format csv", is_csv),
        ("calculate p.toml -o f.out --format json", is_json),
        ("check b.xlsx -o f.html", is_page),
        ("check b.xlsx -o f.htm", is_page),
        ("check b.xlsx -o f.json", is_json),
        ("check b.xlsx -o f.csv", is_csv),
        ("check b.xlsx -o f.md", is_text),
        ("compare b.xlsx p.toml -o f.html", is_page),
        ("compare b.xlsx p.toml -o f.json", is_json),
        ("compare b.xlsx p.toml -o f.xlsx", is_workbook),
    ],
)
def test_the_ending_says_the_form(
    words: str, is_it: Callable[[Path], bool], given: Path, cofin: Cofin
) -> None:
    said = cofin(*words.split())
    assert said.status == 0, said
    assert is_it(given / words.partition("-o ")[2].partition(" ")[0])


@pytest.mark.parametrize(
    "words",
    [
        "calculate p.toml -o f.csv --format text",
        "calculate p.toml -o f.csv --format json",
        "calculate p.toml -o f.json --format csv",
        "calculate p.toml -o f.html",
        "calculate p.toml -o f.xlsx",
        "calculate p.toml -o f.XLSX --format csv",
        "check b.xlsx -o f.xlsx",
        "check b.xlsx -o f.json --format html",
        "check b.xlsx -o f.html --format text",
        "check b.xlsx -o f.pdf",
        "compare b.xlsx p.toml -o f.csv",
        "compare b.xlsx p.toml -o f.ods",
        "compare b.xlsx p.toml -o f.xlsx --format html",
        "fill grant-form.en.xlsx --from p.toml --paste -o f.xlsx",
        "fill grant-form.en.xlsx --from p.toml --paste -o f.json",
        "fill --suggest grant-form.en.xlsx -o f.xlsx",
        *(
            f"fill grant-form.en.xlsx --from p.toml -o f{ending}"
            for ending in (".xls", ".xlsm", ".xltm", ".toml", ".ods", ".csv", "")
        ),
        "build p.toml -o -",
        "build p.toml -o f",
    ],
)
@pytest.mark.parametrize("lang", ["en", "tr"])
def test_a_name_that_promises_something_else_is_refused(
    words: str, lang: str, given: Path, cofin: Cofin
) -> None:
    before = names(given)
    said = cofin(*words.split(), "--lang", lang)
    assert (said.status, said.out) == (2, "")
    assert names(given) == before
    assert '""' not in said.err


def test_what_can_be_made_instead_is_said(given: Path, cofin: Cofin) -> None:
    assert "text, json, html, xlsx" in cofin("compare", "b.xlsx", "p.toml", "-o", "f.csv").err
    assert "--format text" not in cofin("calculate", "p.toml", "-o", given / "f.xlsx").err
    assert "no ending" in cofin("build", "p.toml", "-o", "-").err


def test_a_folder_of_the_system_takes_no_files(cofin: Cofin) -> None:
    if not Path("/proc/self").is_dir():
        pytest.fail("this test needs the folder /proc")
    for lang, told in (("en", "cannot be made in the folder /proc"), ("tr", "/proc klasöründe")):
        said = cofin("build", SMALL, "-o", "/proc/x.xlsx", "--lang", lang)
        assert said.status == 2
        assert told in said.err
