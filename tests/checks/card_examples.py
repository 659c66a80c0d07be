"""A card's example as a ``Subject``: a few cells, or a change of a project that is right.

Keys of an ``[[example]]`` (all optional but ``findings``; they may be combined):

``name``         what the example shows; else its number
``sheet``, ``sheets``
                 rows of cells from A1: one sheet named ``Budget``, or several by name;
                 ``"=B2*C2 -> 6"`` is a formula and its stored value (number, text, ``#REF!``,
                 TRUE), without the arrow it was never calculated; ``"'123"`` is a text, ``""`` is
                 nothing, a date is a day number with a date format
``cells``        single cells: ``{ "Budget!XFD9" = 1 }``
``hidden_rows``, ``hidden_columns``, ``merges``, ``unlocked``, ``arrays``
                 lists of ``"Budget!3"``, ``"Budget!C:D"``, ``"Budget!A1:C1"``
``hidden_sheets``, ``very_hidden_sheets``, ``protected``
                 lists of sheets
``formats``      ``{ "Budget!C2:C9" = "0.00%" }``
``validations``  ``{ "Budget!A2:A9" = "list" }``
``names``, ``local_names``
                 ``{ "x" = "Budget!$A$1" }``, ``{ "Budget!x" = "Budget!$A$1" }``
``notes``, ``date1904``, ``blank_cells``
                 as in ``cofin.grid``; ``blank_cells`` by sheet
``recomputed``   what a calculation gives: ``{ "Budget!D2" = 6 }``
``columns``      of a known layout: ``{ "cost.quantity" = "Budget!B2:B9" }``; what the schema
                 does not have is a computed column
``scalars``, ``fingerprint``, ``layout_version``, ``lang``
                 of a known layout: ``scalars = { "fig.totals.eligible" = "Budget!D9" }``
``change``       of ``base.toml``: ``{ at = ["partner", 1, "requested"], is = 900000 }``,
                 ``{ at = ["cost", 3], delete = true }``, ``{ at = ["funding"], add = { } }``;
                 rows keep their number while the list is applied
``rules``        other values of the call's parameters: ``{ minimum_entities = 4 }``
``call``         the id of the call by which a workbook of any layout is judged
``problems``     of reading: ``[{ where = "Budget!B2", code = "project.not_text" }]``
``kind``         ``consortium`` (with ``change``), ``partner-sheet`` or ``other``
``file``         the name shown
``refusal``, ``refusal_values``
                 why the file could not be read: a text key
``master``, ``master_change``
                 the coordinator's workbook: an example of its own, or changes only

Findings are compared by the keys that are given: ``cell``, ``sheet``, ``place``, ``label``,
``severity``, ``found``, ``expected``, ``difference``, ``parameter``, names of ``values``.

Places of a project's fields are made up as in our workbooks, with headings in row 1:
``["cost", 3, "quantity"]`` is ``Cost lines!E4``, ``["project", "start"]`` is ``Project!B3``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from cofin.a1 import Range, a1
from cofin.checks.card import cards, severity_of
from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.checks.subject import FileKind, Subject
from cofin.core.calculate import calculate
from cofin.core.parse import parse_project
from cofin.core.schema import PROJECT, TABLES
from cofin.errors import Problem
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules, DatedValue, Source, Status
from tests.checks.example_cells import Example, example_grid, example_layout, recomputed_cells

BASE = Path(__file__).with_name("base.toml")
SHEETS = {
    "project": "Project",
    "partner": "Partners",
    "work_package": "Work packages",
    "cost": "Cost lines",
    "exchange": "Exchanges",
    "funding": "Funding",
    "override": "Rules",
}


def subject_of_example(example: Example) -> Subject:
    """The file that an example describes."""
    kind = FileKind(example.get("kind", "consortium" if "change" in example else "other"))
    rest: dict[str, Any] = {}
    if "call" in example:
        rest = {"rules": load_rules(example["call"])}
    if "change" in example or "rules" in example:
        rest = _project(example.get("change", ()), example.get("rules", {}))
        rest["project"] = replace(rest["project"], is_part=kind is FileKind.PARTNER_SHEET)
    master = example.get("master")
    if "master_change" in example:
        master = {**(master or {}), "change": example["master_change"]}
    if "refusal" in example:
        rest["refusal"] = Problem("", example["refusal"], example.get("refusal_values", {}))
    return Subject(
        file=example.get("file", "budget.xlsx"),
        kind=kind,
        grid=example_grid(example),
        layout=example_layout(example),
        problems=tuple(Problem(**each) for each in example.get("problems", ())),
        recomputed=recomputed_cells(example),
        master=subject_of_example({"kind": "consortium", **master}) if master else None,
        **rest,
    )


def findings_of(code: str, example: Example) -> tuple[Finding, ...]:
    """What the one check finds; it must not be skipped."""
    report = run_checks(subject_of_example(example), only=[code])
    assert not report.skipped, f"{code} needs {report.skipped[0].lacks}: the example has none"
    assert report.ran == (code,), f"{code} has no function"
    return report.findings


def unmatched(
    expected: Sequence[Mapping[str, Any]], found: Sequence[Finding]
) -> tuple[list[Mapping[str, Any]], list[Finding]]:
    """Expected findings that were not found, and findings that nobody expected."""
    left = list(found)
    missing = []
    for wanted in expected:
        hit = next((f for f in left if all(_same(f, *item) for item in wanted.items())), None)
        if hit is None:
            missing.append(wanted)
        else:
            left.remove(hit)
    return missing, left


def _same(finding: Finding, key: str, wanted: Any) -> bool:
    if key == "severity":
        return bool(severity_of(finding).value == wanted)
    has = getattr(finding, key) if hasattr(finding, key) else finding.values.get(key)
    if isinstance(has, Mapping):
        has = has["en"]
    if isinstance(has, Decimal) or (isinstance(wanted, int | float) and has):
        try:
            return Decimal(str(has)) == Decimal(str(wanted))
        except InvalidOperation:
            return False
    return str("" if has is None else has) == str(wanted)


# ---------------------------------------------------------------------------- the project


@cache
def _base() -> dict[str, Any]:
    return tomllib.loads(BASE.read_text("utf-8"), parse_float=Decimal)


def changed(changes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The base project after the changes, as a project file gives it."""
    raw = deepcopy(_base())
    gone: list[tuple[list[Any], Any]] = []
    for change in changes:
        *path, last = (step - 1 if isinstance(step, int) else step for step in change["at"])
        holder: Any = raw
        for step in path:
            holder = holder[step]
        if change.get("delete"):
            if isinstance(last, int):
                gone.append((holder, holder[last]))
            else:
                del holder[last]
        elif "add" in change:
            holder.setdefault(last, []).append(_exact(change["add"]))
        else:
            holder[last] = _exact(change["is"])
    for rows, row in gone:
        rows[:] = [each for each in rows if each is not row]
    return raw


def _exact(value: Any) -> Any:
    """Cards are read with binary floats: ``0.07`` means 7/100."""
    if isinstance(value, Mapping):
        return {key: _exact(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_exact(each) for each in value]
    return Decimal(str(value)) if isinstance(value, float) else value


def _project(changes: Sequence[Mapping[str, Any]], values: Mapping[str, Any]) -> dict[str, Any]:
    raw = changed(changes)
    rules = load_rules(raw["call"])
    project = parse_project(raw, rules.profile)
    for key, value in values.items():
        parameter, _, category = key.partition(".")
        rules = _with_value(rules, parameter, category, Decimal(str(value)))
    return {
        "profile": rules.profile,
        "rules": rules,
        "project": project,
        "result": calculate(project, rules),
        "places": _places(raw),
    }


def _with_value(rules: CallRules, parameter: str, category: str, value: Decimal) -> CallRules:
    """The rules with another value, also of a parameter that the call does not have."""
    if rules.find(parameter, category) is not None:
        return rules.with_override(parameter, value, "example", category)
    source = Source("example", "Example")
    new = DatedValue(value, rules.on, source, "", Status.VERIFIED, category)
    return replace(rules, replaced={**rules.replaced, (parameter, category): new})


def _places(raw: Mapping[str, Any]) -> dict[tuple[str | int, ...], str]:
    found: dict[tuple[str | int, ...], str] = {("call",): "Project!B9"}
    for row, field in enumerate(PROJECT, 1):
        found["project", field.key] = f"Project!B{row}"
    for key, (fields, _, _) in TABLES.items():
        for number in range(1, len(raw.get(key, ())) + 1):
            whole_row = Range(number + 1, 1, number + 1, len(fields))
            found[key, number] = f"{SHEETS[key]}!{whole_row}"
            for column, field in enumerate(fields, 1):
                found[key, number, field.key] = f"{SHEETS[key]}!{a1(number + 1, column)}"
    return found


def places(code: str, **example: Any) -> list[tuple[str, str]]:
    """Cell and severity of each finding; no severity where it is that of the card."""
    usual = cards()[code].severity
    found = findings_of(code, example)
    return [(f.cell, "" if f.severity in (None, usual) else str(f.severity)) for f in found]
