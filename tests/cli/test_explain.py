"""``cofin explain`` and ``cofin envelope``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BLUEHUB, SMALL, WITHOUT_COSTS, Cofin


@pytest.mark.parametrize("name", ["fig.partners.P2.eu_contribution", "partners.P2.eu_contribution"])
def test_a_figure_is_explained_down_to_lines_and_sources(name: str, cofin: Cofin) -> None:
    said = cofin("explain", SMALL, name)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("EU contribution of P2: 50,582.81 = ")
    assert "Cluster manager, participation in the training" in said.out
    assert "(assumed)" in said.out
    assert [line for line in said.out.splitlines() if len(line) > 100] == []


def test_long_sums_are_written_out_when_asked_for(
    cofin: Cofin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cofin.core.explain_text.LINES_SHOWN", 2)
    short = cofin("explain", BLUEHUB, "fig.totals.direct").out
    assert len(cofin("explain", BLUEHUB, "fig.totals.direct", "--all").out) > len(short)


def test_as_json(cofin: Cofin) -> None:
    said = json.loads(cofin("explain", SMALL, "fig.totals.eligible", "--format", "json").out)
    assert (said["name"], said["amount"]) == ("fig.totals.eligible", "212400.20")
    assert said["children"]


def test_in_turkish(cofin: Cofin) -> None:
    assert cofin("explain", SMALL, "fig.totals.eligible", "--lang", "tr").out.startswith(
        "Uygun maliyetler (proje): 212.400,20"
    )


def test_without_a_figure_all_are_listed(cofin: Cofin) -> None:
    said = cofin("explain", SMALL)
    assert said.status == 0
    assert "fig.partners.P3.categories.travel" in said.out
    assert "reimbursement rate" in said.out
    assert [line for line in said.out.splitlines() if len(line) > 100] == []
    names = json.loads(cofin("explain", SMALL, "--format", "json").out)
    assert "fig.totals.eligible" in names


def test_an_unknown_figure_suggests_the_nearest(cofin: Cofin) -> None:
    said = cofin("explain", SMALL, "fig.totals.eligble")
    assert said.status == 2
    assert 'Did you mean "fig.totals.eligible"?' in said.err
    assert said.err.startswith(f"{SMALL}: 1 problem(s)")


def test_the_envelopes_of_a_call(cofin: Cofin) -> None:
    said = cofin("envelope")
    assert (said.status, said.err) == (0, "")
    for words in ("2,300,000,000.00", "328,571,428.57", "6,000,000.00", "12 projects", "0.261 %"):
        assert words in said.out
    assert "(verified)" in said.out
    assert "This project" not in said.out


def test_a_project_in_the_envelopes(cofin: Cofin) -> None:
    said = cofin("envelope", BLUEHUB).out
    assert "Share of the call's envelope: 8.333 %." in said
    assert "The call's envelope pays for 12 project(s) of this size." in said


def test_a_project_without_money_in_the_envelopes(cofin: Cofin, tmp_path: Path) -> None:
    path = tmp_path / "project.toml"
    path.write_text(WITHOUT_COSTS, "utf-8")
    said = cofin("envelope", path)
    assert said.status == 0
    assert "EU contribution: EUR 0.00." in said.out
    assert "of this size" not in said.out


def test_the_envelopes_of_another_call_in_turkish(cofin: Cofin) -> None:
    said = cofin("envelope", "--call", "cos-cluster-2018-3-02", "--lang", "tr").out
    assert "3.600.000,00 avro" in said
    assert "Çağrının sonucu" not in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fig.totals.eu", "fig.totals.eu_contribution"),
        ("fig.totals.eu_contributoin", "fig.totals.eu_contribution"),
        ("fig.partners.P2.maximum", "fig.partners.P2.maximum_contribution"),
    ],
)
def test_a_name_that_is_cut_short_is_completed(typed: str, meant: str, cofin: Cofin) -> None:
    said = cofin("explain", SMALL, typed)
    assert said.status == 2
    assert f'Did you mean "{meant}"?' in said.err


@pytest.mark.parametrize(
    ("said", "near"), [("Z99", ""), ("c4", "C04"), ("C004", "C04"), ("P-1", "P01"), ("AB12", "")]
)
def test_what_looks_like_a_check_is_none(
    said: str, near: str, cofin: Cofin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = cofin("explain", said)
    assert found.status == 2
    assert "There is no check" in found.err
    assert "C04" in found.err
    assert (f'mean "{near}"' in found.err) == bool(near)
    (tmp_path / said).write_bytes(SMALL.read_bytes())  # a file of that name is meant
    assert cofin("explain", said).status == 0
