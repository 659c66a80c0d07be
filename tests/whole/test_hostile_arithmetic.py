"""Nothing depends on the decimal context of whoever calls: the same bytes under hostile ones."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Iterator
from decimal import (
    ROUND_UP,
    Context,
    Decimal,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Rounded,
    localcontext,
)
from pathlib import Path
from typing import Any

import cofin
from cofin.cli.main import main
from cofin.core import tables
from cofin.core.explain_scope import names
from cofin.money import less, plain_context, ratio, total
from cofin.rules.load import starter_text
from cofin.workbook.split import partner_sheets

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "examples" / "small" / "project.toml"
FORM = ROOT / "templates" / "grant-form.tr.xlsx"
CALL = "cos-cluster-2020-3-03"

#: Whatever is calculated with it is wrong or an error: one digit, nothing rounded, no floats.
HOSTILE = Context(
    prec=1, rounding=ROUND_UP, traps=[Inexact, Rounded, InvalidOperation, FloatOperation]
)


def in_python(folder: Path) -> Iterator[tuple[str, Any]]:
    """What every public function gives."""
    project, rules = cofin.read_with_rules(SMALL)
    profile = cofin.load_profile(CALL)
    yield "problems", cofin.problems_of(project, rules)
    result = cofin.calculate(project, rules)
    yield "result", repr(result)
    yield "rate", result.totals.effective_rate
    yield "figures", cofin.figures(result)
    yield "json", cofin.to_json(result)
    yield "toml", cofin.to_toml(project)
    yield "criteria", [(c.to_json(), c.message("tr")) for c in cofin.criteria(project, rules)]
    yield "envelopes", cofin.envelopes(rules, result)
    for name in names(result):
        step = cofin.explain(result, name)
        yield name, (step, step.render("tr"))
    raw: dict[str, object] = {"project": {"acronym": "X", "duration_months": 24.0}}
    raw["partner"] = [{"id": "P1", "name": "A", "country": "TR", "role": "coordinator"}]
    yield "parsed", cofin.parse_project(raw, profile)
    given = {"quantity": 1234.5678, "unit_cost": 98765.4321}
    yield "taken", cofin.CostLine("P1", "WP1", "travel", "d", **given)  # type: ignore[arg-type]
    for table in (tables.by_partner, tables.matrix, tables.funding, tables.lines):
        yield table.__name__, table(result).to_csv()
    for lang in cofin.Lang:
        workbook = folder / f"{lang}.xlsx"
        workbook.write_bytes(cofin.generate(project, rules, lang))
        yield f"generate {lang}", workbook.read_bytes()
        report = cofin.check(workbook)
        yield f"check {lang}", (report.findings, report.outcome(lang).to_json())
    yield "split", partner_sheets(project, rules, cofin.Lang.EN)


def on_the_command_line(folder: Path) -> Iterator[tuple[str, Any]]:
    """What the commands print and write."""
    shutil.copy(FORM, folder)
    shutil.copy(FORM.with_name("grant-form.tr.map.toml"), folder)
    (folder / "call.toml").write_text(starter_text(), "utf-8")
    sheets = [folder / "sheets" / f"woodlink-P{i}.xlsx" for i in (1, 2, 3)]
    project, budget, changed = SMALL, folder / "budget.xlsx", folder / "changed.toml"
    text = project.read_text("utf-8")
    changed.write_text(text.replace("quantity = 6\n", "quantity = 6.125\n"), "utf-8")
    for command in (
        ["build", project, "-o", budget],
        ["calculate", project],
        ["calculate", project, "--format", "json"],
        ["calculate", project, "--format", "csv"],
        ["envelope", project],
        ["explain", project, "fig.totals.eu_contribution"],
        ["check", budget, "--annotate", folder / "marked"],
        ["check", budget, "--format", "html"],
        ["split", budget, "-o", folder / "sheets"],
        ["merge", *sheets, "--master", budget, "-o", folder / "merged.xlsx"],
        ["compare", budget, changed],
        ["compare", project, changed, "--format", "html"],
        ["fill", folder / FORM.name, "--from", project, "-o", folder / "filled.xlsx"],
        ["calls", "lint", CALL],
        ["calls", "lint", folder / "call.toml"],
        ["calls", "show", CALL],
        ["demo", folder / "demo"],
    ):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main([str(word) for word in command])
        said = out.getvalue() + err.getvalue()
        yield " ".join(map(str, command[:2])), (status, said)
    for path in sorted(folder.rglob("*.xlsx")):
        yield str(path.relative_to(folder)), path.read_bytes()


def everything(folder: Path) -> list[tuple[str, Any]]:
    """All of it, in a folder that has the same name every time."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return [*in_python(folder), *on_the_command_line(folder)]


def test_the_callers_context_changes_nothing(tmp_path: Path) -> None:
    usual = everything(tmp_path / "work")
    assert all(said[0] == 0 for key, said in usual if re.match("(build|split|merge|fill) ", key))
    with localcontext(HOSTILE):
        found = everything(tmp_path / "work")
    assert [key for key, _ in found] == [key for key, _ in usual]
    differs = [key for (key, now), (_, was) in zip(found, usual, strict=True) if now != was]
    assert differs == []


def test_money_computes_exactly_under_any_context() -> None:
    with localcontext(Context(prec=1, traps=[Rounded])):
        assert str(total([Decimal("1234567.89"), Decimal("0.11")])) == "1234568.00"
        assert total([]) == 0
        assert str(less(Decimal("0.10"), Decimal("1000"))) == "-999.90"
        assert ratio(2, 3) == Decimal("0.6666666666666666666666666667")
        assert ratio(2, 0) == 0
        with plain_context():
            assert Decimal(12) + Decimal(13) == 25
