"""What a command reads is never what it writes, whatever --force says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cofin.rules.load import content_of
from tests.cli.conftest import SMALL, Cofin
from tests.cli.test_fill import TEMPLATES

CALL = "cos-cluster-2020-3-03"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A budget, its partner sheets and everything else that may be read."""
    from cofin.cli.main import main

    folder = tmp_path_factory.mktemp("made")
    project = SMALL.read_text("utf-8")
    (folder / "p.toml").write_text(project, "utf-8")
    (folder / "pc.toml").write_text(project.replace(f'"{CALL}"', '"my.toml"'), "utf-8")
    (folder / "my.toml").write_bytes(content_of(CALL)[0])
    shutil.copy(folder / "my.toml", folder / "my.xlsx")
    assert main(["build", str(SMALL), "-o", str(folder / "b.xlsx"), "--quiet"]) == 0
    assert main(["split", str(SMALL), "-o", str(folder / "sp"), "--quiet"]) == 0
    accept = '[[accept]]\ncode = "P01"\nreason = "seen"\n'
    for name in ("acc.toml", "sp/cofin.accept.toml", "acc.xlsx"):
        (folder / name).write_text(accept, "utf-8")
    for name in ("grant-form.en.xlsx", "grant-form.en.map.toml"):
        shutil.copy(TEMPLATES / name, folder / name)
    shutil.copy(folder / "grant-form.en.map.toml", folder / "gm.xlsx")
    return folder


@pytest.fixture
def given(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(made, tmp_path / "given")
    monkeypatch.chdir(tmp_path / "given")
    return tmp_path / "given"


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("compare no1.toml no2.toml", "no1.toml no2.toml"),
        ("compare p.toml no.toml --call no/my.toml", "no.toml no/my.toml"),
        ("calculate no.toml --call ./no2.toml", "no.toml no2.toml"),
        ("build no.toml --call ./no2.toml -o new.xlsx", "no.toml no2.toml"),
        ("split no.toml --call ./no2.toml -o new", "no.toml no2.toml"),
        ("explain no.toml --call ./no2.toml", "no.toml no2.toml"),
        ("import no.xlsx --call ./no2.toml -o new.toml", "no.xlsx no2.toml"),
        ("fill no.xlsx --from no.toml --map no2.toml -o f.xlsx", "no.xlsx no.toml no2.toml"),
        ("fill no.xlsx --from no.toml -o f.xlsx", "no.xlsx no.toml"),
        ("fill no.xlsx --from no.toml --map no2.toml --paste", "no.toml no2.toml"),
        ("check no1.xlsx b.xlsx --against no2.xlsx", "no2.xlsx no1.xlsx"),
        ("check b.xlsx --against no1.xlsx --accept no2.toml", "no1.xlsx no2.toml"),
        ("merge sp no1.xlsx --master no2.xlsx -o new.xlsx", "no2.xlsx no1.xlsx"),
    ],
)
@pytest.mark.usefixtures("given")
def test_all_files_that_are_missing_are_named_at_once(
    cofin: Cofin, words: str, missing: str
) -> None:
    said = cofin(*words.split())
    assert (said.status, said.out) == (2, "")
    listed = missing.split()
    assert [line.strip() for line in said.err.splitlines()[1::2]] == listed
    assert said.err.count("There is no such file.") == len(listed)
    assert said.err.startswith(f"{len(listed)} problem(s)")


def test_a_missing_sheet_is_reported_beside_the_others(given: Path, cofin: Cofin) -> None:
    """Nothing else is missing, so the rest is checked."""
    said = cofin("check", "no1.xlsx", "no2.xlsx", given / "b.xlsx", "--format", "csv")
    assert said.status == 2
    assert ["no1.xlsx" in said.out, "no2.xlsx" in said.out, "b.xlsx" in said.out] == [True] * 3


def test_a_name_nearby_is_proposed_for_each(given: Path, cofin: Cofin) -> None:
    said = cofin("compare", given / "pp.toml", given / "pcc.toml")
    assert 'Did you mean "' in said.err
    assert said.err.count("pc.toml") >= 1


@pytest.mark.parametrize(
    "words",
    [
        "import sp/bad.xlsx -o new.toml",
        "import p.toml -o new.toml",
        "fill sp/bad.xlsx --from p.toml --map grant-form.en.map.toml -o f.xlsx",
        "fill sp/bad.xlsx --from p.toml -o f.xlsx",
        "fill sp/bad.xlsx --suggest",
        "check b.xlsx --against sp/bad.xlsx",
        "check b.xlsx --accept sp/bad.toml",
        "merge b.xlsx --master sp/bad.xlsx -o new.xlsx",
        "calculate sp/bad.xlsx",
        "calculate p.toml --call sp/bad.toml",
        "compare b.xlsx sp/bad.xlsx",
    ],
)
def test_a_file_is_named_as_it_was_given(given: Path, cofin: Cofin, words: str) -> None:
    """``import`` and some others named the file alone: there may be one of the name elsewhere."""
    (given / "sp" / "bad.xlsx").write_text("x", "utf-8")
    (given / "sp" / "bad.toml").write_text("[[accept", "utf-8")
    for folder in ("", f"{given}/"):
        typed = words.replace("sp/", f"{folder}sp/").replace(" p.toml -o", f" {folder}p.toml -o")
        said = cofin(*typed.split())
        assert said.status == 2
        words_given = typed.split()
        named = next((word for word in words_given if "bad" in word), words_given[1])
        assert said.err.startswith(f"{named}: 1 "), said.err


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "words",
    [
        "calculate p.toml --call my.toml -o my.toml",
        "calculate pc.toml -o my.toml",
        "build p.toml --call my.toml -o my.toml",
        "build pc.toml -o my.toml",
        "build pc.toml -o ../given/my.toml",
        "compare pc.toml p.toml -o my.toml",
        "compare p.toml pc.toml -o my.toml",
        "compare p.toml b.xlsx --call ./my.toml -o my.toml",
        "check sp --accept acc.toml -o acc.toml",
        "check sp -o sp/cofin.accept.toml",
        "check sp/woodlink-P1.xlsx -o sp/cofin.accept.toml",
        "check sp --call my.toml -o my.toml",
        "check sp --against pc.toml -o my.toml",
        "fill grant-form.en.xlsx --map gm.xlsx --from p.toml -o gm.xlsx",
        "fill grant-form.en.xlsx --from p.toml --call ./my.xlsx -o my.xlsx",
        "merge sp --master b.xlsx -o sp/woodlink-P2.xlsx",
        "merge sp --master b.xlsx -o sp/../sp/woodlink-P2.xlsx",
        "merge sp -o sp/woodlink-P2.xlsx --jobs 2",
        "merge sp -o sp/woodlink-P2.xlsx --accept-errors",
        "merge sp/woodlink-P1.xlsx sp/woodlink-P2.xlsx -o sp/woodlink-P2.xlsx",
        "merge . --master b.xlsx -o b.xlsx",
        "merge sp --master p.toml --accept acc.xlsx -o acc.xlsx",
        "merge sp --master p.toml --call ./my.xlsx -o my.xlsx",
        "new --call ./my.xlsx my.xlsx",
    ],
)
def test_nothing_that_is_read_is_replaced(words: str, given: Path, cofin: Cofin) -> None:
    before = contents(given)
    said = cofin(*words.split(), "--force")
    assert (said.status, said.out) == (2, "")
    assert "an input is never written over" in said.err
    assert contents(given) == before


@pytest.mark.usefixtures("given")
def test_what_is_not_read_is_replaced_with_force(cofin: Cofin) -> None:
    """Also a profile that the project does not name, and one beside a project with a call."""
    for words in (
        "calculate p.toml -o my.toml",
        f"build pc.toml --call {CALL} -o my.toml",
        "check sp --accept acc.toml -o sp/cofin.accept.toml",
    ):
        assert cofin(*words.split(), "--force").status == 0, words


def test_a_project_from_a_pipe_is_read_once(cofin: Cofin, tmp_path: Path) -> None:
    import os

    reading, writing = os.pipe()
    os.write(writing, SMALL.read_bytes())
    os.close(writing)
    assert cofin("calculate", f"/dev/fd/{reading}", "-o", tmp_path / "figures.txt").status == 0
    os.close(reading)


def test_marked_copies_replace_nothing_that_is_read(given: Path, cofin: Cofin) -> None:
    (given / "m").mkdir()
    (given / "t").mkdir()
    shutil.copy(given / "b.xlsx", given / "m" / "b.xlsx")
    for number in (1, 2):
        shutil.copy(given / f"sp/woodlink-P{number}.xlsx", given / "t")
    (given / "acc.xlsx").rename(given / "m" / "acc.xlsx")
    shutil.copy(given / "b.xlsx", given / "acc.xlsx")
    (given / "my.xlsx").rename(given / "m" / "my.xlsx")
    shutil.copy(given / "b.xlsx", given / "my.xlsx")
    before = contents(given)
    for words in (
        "check b.xlsx --against m/b.xlsx --annotate m",
        "check sp/woodlink-P1.xlsx t/woodlink-P2.xlsx --annotate t",
        "check sp/woodlink-P1.xlsx t/woodlink-P2.xlsx --annotate t --jobs 2",
        "check acc.xlsx --accept m/acc.xlsx --annotate m",
        "check my.xlsx --call m/my.xlsx --annotate m",
    ):
        said = cofin(*words.split(), "--force")
        assert (said.status, said.out) == (2, ""), words
        assert contents(given) == before


def test_marked_copies_are_all_made_or_none(given: Path, cofin: Cofin) -> None:
    """What can be known before is asked before: the second copy exists already."""
    (given / "marked").mkdir()
    (given / "marked" / "woodlink-P2.xlsx").write_text("mine", "utf-8")
    before = contents(given)
    said = cofin("check", "sp", "--annotate", "marked")
    assert (said.status, said.out) == (2, "")
    assert "--force" in said.err
    assert contents(given) == before
    assert cofin("check", "sp", "--annotate", "marked", "--force").status == 0


def test_only_an_earlier_result_in_the_folder_of_sheets_is_replaced(
    given: Path, cofin: Cofin
) -> None:
    words = ["merge", "sp", "--master", "b.xlsx", "-o", "sp/merged.xlsx"]
    assert cofin(*words).status == 0
    again = cofin(*words, "--force", "--lang", "tr")
    assert again.status == 0, again
    assert "3 ortak" in again.out
    assert cofin(*words, "--force").status == 0  # the result of before is Turkish
    for other in ("b.xlsx", "sp/woodlink-P2.xlsx", "p.toml"):  # a budget, a sheet, no workbook
        shutil.copy(given / other, given / "sp" / "merged.xlsx")
        before = contents(given)
        assert cofin(*words, "--force").status == 2
        assert contents(given) == before
