"""cofin calls: list, show, lint and new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cofin.core.worked_example import evaluate
from cofin.rules.lint import lint
from cofin.rules.load import list_calls, load_profile, starter_text
from cofin.rules.parts import Activity, Category, Milestone, passage
from cofin.rules.profile import Status
from cofin.text import Lang

from .conftest import Cofin, names

BROKEN = Path(__file__).resolve().parent.parent / "broken_calls"
CALL = "cos-cluster-2020-3-03"


def test_list_names_every_call(cofin: Cofin) -> None:
    said = cofin("calls", "list")
    assert said.status == 0
    assert all(call in said.out for call in list_calls())
    assert "500,000.00" in said.out


def test_list_as_json(cofin: Cofin) -> None:
    found = json.loads(cofin("calls", "list", "--format", "json").out)
    assert [call["id"] for call in found] == list(list_calls())
    assert found[0]["maximum_grant"] == "500000.00"


@pytest.mark.parametrize("lang", Lang)
def test_show_says_every_value_its_status_and_its_place(cofin: Cofin, lang: Lang) -> None:
    said = cofin("calls", "show", CALL, "--lang", lang)
    assert said.status == 0
    lines = " ".join(said.out.split())
    profile = load_profile(CALL)
    for parameter in profile.parameters.values():
        assert parameter.label[lang] in lines
        for value in parameter.values:
            assert f"{value.source.title}, {passage(value.where, lang)}" in lines
            assert value.note.get(lang, "") in lines
    named: list[Category | Activity | Milestone]
    named = [*profile.categories, *profile.activities, *profile.milestones]
    for entry in named:
        assert entry.label[lang] in lines
    for source in profile.sources.values():
        assert source.title in lines
        assert source.url in said.out


def test_show_in_turkish_writes_numbers_and_days_as_turkish_does(cofin: Cofin) -> None:
    said = cofin("calls", "show", CALL, "--lang", "tr").out
    for words in ("%75", "500.000,00 avro", "02.02.2021", "20 ay", "doğrulandı", "varsayım"):
        assert words in said


def test_show_as_json_has_every_value_with_its_citation(cofin: Cofin) -> None:
    said = cofin("calls", "show", CALL.upper(), "--format", "json", "--on", "2020-12-01")
    found = json.loads(said.out)
    assert found["on"] == "2020-12-01"
    values = {(row["key"], row["category"]): row for row in found["parameters"]}
    assert values["maximum_grant", ""]["value"] == "500000.00"
    assert values["minimum_entities", ""]["value"] == 3
    assert values["platform_required", ""]["value"] is True
    assert values["reimbursement_rate", "third_party_support"]["status"] == "assumed"
    assert {row["status"] for row in found["parameters"]} == set(Status)
    assert [stage["end"] for stage in found["milestones"]][:2] == [None, "2021-04-30"]
    assert len(found["categories"]) == 7


def test_show_leaves_out_what_holds_only_later(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "call.toml"
    now, later = "from = 2026-01-15\nis = 3\n", "from = 2026-03-01\nis = 3\n"
    assert now in starter_text()
    path.write_text(starter_text().replace(now, later), "utf-8")
    before = json.loads(cofin("calls", "show", path, "--on", "2026-02-28", "--format", "json").out)
    after = json.loads(cofin("calls", "show", path, "--on", "2026-03-01", "--format", "json").out)
    assert len(after["parameters"]) == len(before["parameters"]) + 1


@pytest.mark.parametrize("words", [("show", "no-such-call"), ("show", CALL, "--on", "2020-01-01")])
def test_show_of_what_is_not_there_is_2(cofin: Cofin, words: tuple[str, ...]) -> None:
    said = cofin("calls", *words)
    assert (said.status, said.out) == (2, "")
    assert "1 problem(s)" in said.err


def test_lint_of_a_good_profile_is_0(cofin: Cofin) -> None:
    said = cofin("calls", "lint", *list_calls())
    assert said.status == 0
    assert said.out.count("no problems") == 2
    assert cofin("calls", "lint", CALL, "--quiet").out == ""


def test_lint_of_a_broken_profile_is_1_with_every_problem(cofin: Cofin) -> None:
    said = cofin("calls", "lint", BROKEN / "many_problems_at_once.toml")
    assert said.status == 1
    assert "4 problem(s)" in said.out
    assert "parameter.reimbursement_rate.value[1].is\n      75 is not a ratio" in said.out


def test_lint_calculates_the_examples(cofin: Cofin) -> None:
    said = cofin("calls", "lint", BROKEN / "example_off_by_a_cent.toml", "--lang", "tr")
    assert said.status == 1
    assert "Örnekteki sonuç 400.000,01, cofin'in hesabı 400.000,00: fark 0,01." in said.out


def test_lint_reads_on_after_a_file_that_cannot_be_read(cofin: Cofin, tmp_path: Path) -> None:
    said = cofin("calls", "lint", tmp_path / "no.toml", BROKEN / "not_toml.toml", CALL)
    assert said.status == 2
    assert "There is no such file" in said.err
    assert "is not TOML" in said.out
    assert "no problems" in said.out


def test_lint_shows_warnings_of_a_profile_that_can_be_used(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "call.toml"
    path.write_text(
        starter_text().replace("checked_on = 2026-02-01", "checked_on = 2026-01-14"), "utf-8"
    )
    said = cofin("calls", "lint", path)
    assert said.status == 0
    assert "warning: The file was last compared with its sources on 2026-01-14" in said.out


def test_lint_says_when_it_stopped_counting(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "call.toml"
    path.write_text("\n".join(f"key_{number} = 1" for number in range(300)), "utf-8")
    said = cofin("calls", "lint", path)
    assert "only the first 200 problems" in said.out


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("Yeşil Çağrı 2027.toml", "yesil-cagri-2027"),
        ("şğ.toml", "sg"),
        ("Łódź café.toml", "lodz-cafe"),
        ("....toml", "my-call"),
    ],
)
def test_new_takes_the_id_from_the_name_and_passes_lint(
    cofin: Cofin, tmp_path: Path, name: str, call: str
) -> None:
    said = cofin("calls", "new", tmp_path / name)
    assert said.status == 0
    verdict = lint(tmp_path / name, evaluate)
    assert verdict.problems == ()
    assert verdict.profile is not None
    assert verdict.profile.id == call


def test_new_keeps_every_comment(cofin: Cofin, tmp_path: Path) -> None:
    cofin("calls", "new", tmp_path / "a.toml", "--id", "b-2030")
    written = (tmp_path / "a.toml").read_text("utf-8")
    assert written == starter_text().replace('id = "my-call"', 'id = "b-2030"')


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("call.txt",), "ends with .toml"),
        (("a.toml", "--id", "Çağrı 1"), "For example: cagri-1"),
        (("a.toml", "--id", CALL), "Choose another with --id"),
        (("missing/a.toml",), "missing"),
    ],
)
def test_new_that_cannot_be_is_2_and_writes_nothing(
    cofin: Cofin, tmp_path: Path, words: tuple[str, ...], answer: str
) -> None:
    said = cofin("calls", "new", tmp_path / words[0], *words[1:])
    assert said.status == 2
    assert answer in said.err
    assert names(tmp_path) == []


def test_new_replaces_a_file_with_force_only(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("mine", "utf-8")
    assert cofin("calls", "new", path).status == 2
    assert path.read_text("utf-8") == "mine"
    assert cofin("calls", "new", path, "--force", "--quiet") == (0, "", "")
    assert load_profile(path).id == "a"


def test_without_an_action_the_usage_is_said_and_2(cofin: Cofin) -> None:
    said = cofin("calls")
    assert said.status == 2
    assert "list|show|lint|new" in said.err


@pytest.mark.parametrize("action", ["list", "show", "lint", "new"])
@pytest.mark.parametrize("lang", Lang)
def test_every_action_has_help_with_an_example(cofin: Cofin, action: str, lang: Lang) -> None:
    said = cofin("calls", action, "--help", "--lang", lang)
    assert said.status == 0
    assert said.out.count(f"cofin calls {action}") >= 2
