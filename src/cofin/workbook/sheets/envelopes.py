"""The sheet Envelopes: the programme's and the call's money beside this project's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cofin.core.envelopes import CallEnvelope, Envelopes, envelopes
from cofin.money import less
from cofin.rules.profile import DatedValue, passage
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.paper import SMALL
from cofin.workbook.plan import Plan
from cofin.workbook.sheets.charts import gauge

TOP = 4
WIDTHS = (52, 20, 12, 62, 34, 12)
EU = "fig.totals.eu_contribution"


_SHARE = "{share}"  # the cell beside an amount


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    formula: str
    value: Stored
    style: str
    cited: DatedValue | None = None
    share: tuple[str, Stored] | None = None


def draw(canvas: Canvas, plan: Plan) -> None:
    """Programme, call, this project, what was funded; a bar; a word on what it means."""
    canvas.open(WIDTHS)
    canvas.sheet.fit_to_pages(1, 1)
    known = envelopes(plan.rules, plan.result)
    row = TOP
    for section, lines in (
        ("programme", _programme(plan, known)),
        ("call", _call(plan, known)),
        ("project", _project(plan, known)),
        ("outcome", _outcome(plan, known)),
    ):
        if lines:
            row = _section(canvas, plan, row, section, lines)
    canvas.word(row, 1, "envelopes_sheet.context", "plain")
    if known.call and known.call.per_project is not None:
        _gauge(canvas, plan, row + 2, known.call, known.call.per_project)
    canvas.protect()


def _section(canvas: Canvas, plan: Plan, row: int, section: str, lines: list[_Line]) -> int:
    canvas.section(row, f"envelopes_sheet.{section}", 6)
    shown = {
        "value": True,
        "share": any(line.share for line in lines),
        "source": any(line.cited for line in lines),
        "where": any(line.cited for line in lines),
        "status": any(line.cited for line in lines),
    }
    for col, key in enumerate(shown, 2):
        if shown[key]:
            look = "section_head_right" if key == "value" else "section_head"
            canvas.word(row, col, f"column.envelopes_{key}", look)
    for line in lines:
        row += 1
        canvas.put(row, 1, line.label, "label")
        if line.cited:
            cited = (
                (line.cited.source.title, WIDTHS[3] * SMALL),
                (passage(line.cited.where, plan.book.lang), WIDTHS[4] * SMALL),
            )
            canvas.room_for(row, [(line.label, WIDTHS[0] - 1), *cited])
        formula = line.formula.replace(_SHARE, f"D{row + 1}")
        canvas.formula(row, 2, formula, line.value, line.style)
        if line.share:
            canvas.formula(row, 3, *line.share, "calc_percent")
        if line.cited:
            canvas.put(row, 4, line.cited.source.title, "small")
            canvas.put(row, 5, passage(line.cited.where, plan.book.lang), "small")
            canvas.put(row, 6, plan.book.word(f"standing.{line.cited.status.value}"), "small")
    return row + 2


def _line(plan: Plan, key: str, formula: str, value: Stored, parameter: str = "") -> _Line:
    cited = plan.rules.find(parameter) if parameter else None
    style = (
        "calc_amount" if isinstance(value, int) and not isinstance(value, bool) else "calc_money"
    )
    return _Line(plan.book.word(f"envelopes_sheet.{key}"), formula, value, style, cited)


def _programme(plan: Plan, known: Envelopes) -> list[_Line]:
    programme = known.programme
    if programme is None:
        return []
    whole, lang = "rule.programme_envelope", plan.book.lang.value
    lines = [_line(plan, "programme_amount", whole, programme.amount, "programme_envelope")]
    if programme.per_year is not None:
        formula = f"ROUND({whole}/rule.programme_years,2)"
        lines.append(_line(plan, "per_year", formula, programme.per_year, "programme_years"))
    for action in programme.actions:
        share = Decimal(str(action.share.value))
        lines.append(
            _Line(
                action.label[lang],
                f"ROUND({whole}*{_SHARE},2)",
                action.amount,
                "calc_money",
                action.share,
                (f"{share}", share),
            )
        )
    if programme.actions:
        shares = "+".join(str(action.share.value) for action in programme.actions)
        rest = _line(plan, "rest", f"ROUND({whole}*{_SHARE},2)", programme.rest)
        lines.append(
            _Line(
                rest.label,
                rest.formula,
                rest.value,
                rest.style,
                None,
                (f"1-({shares})", programme.rest_share),
            )
        )
    return lines


def _call(plan: Plan, known: Envelopes) -> list[_Line]:
    call = known.call
    if call is None:
        return []
    whole = "rule.call_envelope"
    amount = _line(plan, "call_amount", whole, call.amount, "call_envelope")
    if call.of_programme is not None:
        share = (f"{whole}/rule.programme_envelope", call.of_programme)
        amount = _Line(
            amount.label, amount.formula, amount.value, amount.style, amount.cited, share
        )
    lines = [amount]
    if call.expected_projects is not None and call.per_project is not None:
        expected = "rule.expected_projects"
        lines.append(_line(plan, "expected", expected, call.expected_projects, "expected_projects"))
        lines.append(_line(plan, "per_project", f"ROUND({whole}/{expected},2)", call.per_project))
    lines.append(
        _line(
            plan,
            "maximum_grant",
            "rule.maximum_grant",
            plan.result.totals.maximum_grant,
            "maximum_grant",
        )
    )
    return lines


def _project(plan: Plan, known: Envelopes) -> list[_Line]:
    place = known.project
    if place is None:
        return []
    lines = [_line(plan, "eu", EU, place.eu_contribution)]
    for key, whole, share in (
        (
            "of_average",
            "ROUND(rule.call_envelope/rule.expected_projects,2)",
            place.of_average_grant,
        ),
        ("of_call", "rule.call_envelope", place.of_call),
        ("of_programme", "rule.programme_envelope", place.of_programme),
    ):
        if share is not None:
            label = plan.book.word(f"envelopes_sheet.{key}")
            lines.append(_Line(label, f"{EU}/{whole}", share, "calc_share"))
    if known.call:
        fits = f'IF({EU}=0,"",INT(ROUND(100*rule.call_envelope,0)/ROUND(100*{EU},0)))'
        stored: Stored = "" if place.fits is None else place.fits
        lines.append(_Line(plan.book.word("envelopes_sheet.fits"), fits, stored, "calc_amount"))
    return lines


def _outcome(plan: Plan, known: Envelopes) -> list[_Line]:
    outcome = known.outcome
    if outcome is None:
        return []
    lines = []
    if outcome.projects is not None:
        lines.append(
            _line(
                plan, "funded_projects", "rule.funded_projects", outcome.projects, "funded_projects"
            )
        )
    if outcome.amount is not None:
        lines.append(
            _line(plan, "funded_amount", "rule.funded_amount", outcome.amount, "funded_amount")
        )
    return lines


def _gauge(canvas: Canvas, plan: Plan, row: int, call: CallEnvelope, per_project: Decimal) -> None:
    """The three lengths of the bar as live cells, small, above the chart."""
    average = "ROUND(rule.call_envelope/rule.expected_projects,2)"
    eu = plan.result.totals.eu_contribution
    rest_of_average = max(Decimal(0), less(per_project, eu))
    rest_of_call = max(Decimal(0), less(call.amount, max(eu, per_project)))
    beyond = f"MAX(0,ROUND(rule.call_envelope-MAX({EU},{average}),2))"
    cells = [
        (EU, eu, "chart.this_project"),
        (f"MAX(0,{average}-{EU})", rest_of_average, "chart.rest_of_average"),
        (beyond, rest_of_call, "chart.rest_of_call"),
    ]
    places = []
    for i, (formula, value, word) in enumerate(cells):
        canvas.word(row + i, 1, word, "helper_text")
        canvas.formula(row + i, 2, formula, value, "calc_money")
        places.append((row + i, 2, word))
    gauge(canvas, row + 4, places)
