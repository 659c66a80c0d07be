"""The sheet Rules: every parameter of the call, its value, its source, and any other value used."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cofin.rules.profile import DatedValue, Parameter, Scalar, Status, passage
from cofin.workbook.block import Block, block
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan, text
from cofin.workbook.state import (
    LARGEST,
    all_empty,
    first_problem,
    no_number,
)

FIRST = 6
COLUMNS = (
    ("label", 34),
    ("scope", 18),
    ("call_value", 16),
    ("override", 14),
    ("reason", 24),
    ("state", 18),
    ("used", 16),
    ("status", 11),
    ("source", 30),
    ("where", 22),
    ("note", 40),
    ("parameter", 24),
    ("category", 18),
    ("most", 12),
    ("decimals", 9),
)
STYLES = {"ratio": "calc_percent_right", "EUR": "calc_money"}
WIDTHS = dict(COLUMNS)
#: Unit -> the bounds of a value, and the decimals it may have.
BOUNDS = {"ratio": (0, 1, 4), "EUR": (0, LARGEST, 2)}
COUNT_BOUNDS = (0, 100_000, 0)
INPUTS = {"ratio": "input_share", "EUR": "input_money"}
PRINTED = "note"  # the last column on paper; the keys after it are for programs


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A value in force: its parameter, the category it is narrowed to, and what is used."""

    parameter: Parameter
    used: DatedValue

    @property
    def name(self) -> str:
        """The defined name of the value in use."""
        suffix = f".{self.used.category}" if self.used.category else ""
        return f"rule.{self.parameter.key}{suffix}"

    @property
    def of_call(self) -> Scalar:
        """The call's own value."""
        return self.used.value if self.used.original is None else self.used.original

    @property
    def may_change(self) -> bool:
        """Numbers that are not verified may be replaced, with a reason."""
        return self.used.status is not Status.VERIFIED and is_number(self.of_call)


def is_number(value: Scalar) -> bool:
    """Whether a value is a number (a flag is not)."""
    return isinstance(value, Decimal | int) and not isinstance(value, bool)


def rule_rows(plan: Plan) -> list[RuleRow]:
    """Every value in force, in the profile's order, the general one before narrower ones."""
    rows = []
    for key, parameter in plan.profile.parameters.items():
        scopes = {v.category for v in parameter.values} | {
            category for k, category in plan.rules.replaced if k == key
        }
        for category in sorted(scopes):
            used = plan.rules.find(key, category)
            if used is not None and used.category == category:
                rows.append(RuleRow(parameter, used))
    return rows


def draw(canvas: Canvas, plan: Plan) -> None:
    """One row per value in force, then the documents, then the timetable."""
    canvas.open([width for _, width in COLUMNS])
    rows = rule_rows(plan)
    table = block(canvas.name, FIRST, len(rows), [key for key, _ in COLUMNS])
    canvas.word(FIRST - 3, 1, "rules_sheet.how", "plain")
    canvas.height(FIRST - 1, 36)
    for key, _ in COLUMNS:
        style = "header_input" if key in ("override", "reason") else "header"
        canvas.word(FIRST - 1, table.place[key], f"column.rules_{key}", style)
    for i, row in enumerate(rows):
        _row(canvas, plan, table, i, row)
    for field, key in (
        ("parameter", "parameter"),
        ("category", "category"),
        ("value", "override"),
        ("reason", "reason"),
    ):
        canvas.book.name(f"in.override.{field}", table.column(key))
    canvas.book.name("out.override.status", table.column("state"))
    canvas.states(table.local("state"), [plan.book.word("state.good")])
    canvas.states(
        table.local("status"),
        [plan.book.word("standing.verified")],
        [plan.book.word("standing.reported"), plan.book.word("standing.assumed")],
    )
    canvas.sheet.print_area(0, 0, FIRST + len(rows) - 1, table.place[PRINTED])
    canvas.sheet.freeze_panes(FIRST, 2)
    canvas.sheet.repeat_rows(FIRST - 1)
    canvas.protect()


def _row(canvas: Canvas, plan: Plan, table: Block, i: int, rule: RuleRow) -> None:
    row, place, used = table.row(i), table.place, rule.used
    lang = plan.book.lang.value
    look = STYLES.get(
        rule.parameter.unit, "calc_amount" if is_number(rule.of_call) else "calc_wrapped"
    )
    other = used.value if used.original is not None else None
    canvas.put(row, place["label"], rule.parameter.label[lang], "label")
    canvas.put(
        row, place["scope"], plan.label(used.category) if used.category else None, "calc_wrapped"
    )
    canvas.put(row, place["call_value"], shown(plan, rule.of_call), look)
    if rule.may_change:
        canvas.put(
            row, place["override"], shown(plan, other), INPUTS.get(rule.parameter.unit, "input_any")
        )
        canvas.put(row, place["reason"], used.override_reason, "input_words")
    else:
        canvas.put(row, place["override"], shown(plan, other), look)
        canvas.put(row, place["reason"], used.override_reason, "calc_wrapped")
    if rule.may_change:
        _limit(canvas, plan, table, i, rule)
    good = plan.book.word("state.good")
    canvas.formula(
        row,
        place["state"],
        state_of(plan, table, i),
        good if used.original is not None else "",
        "calc_state",
    )
    call_value, override = table.here("call_value", i), table.here("override", i)
    formula = f"IF({table.here('state', i)}={text(good)},{override},{call_value})"
    canvas.formula(row, place["used"], formula, shown(plan, used.value), look)
    canvas.name_cell(rule.name, row, place["used"])
    canvas.put(row, place["status"], plan.book.word(f"standing.{used.status.value}"), "calc_text")
    canvas.put(row, place["source"], used.source.title, "calc_wrapped")
    canvas.put(row, place["where"], passage(used.where, plan.book.lang), "calc_wrapped")
    canvas.put(row, place["note"], used.note.get(lang, ""), "calc_wrapped")
    canvas.put(row, place["parameter"], rule.parameter.key, "helper_text")
    canvas.put(row, place["category"], used.category, "helper_text")
    _, most, decimals = BOUNDS.get(rule.parameter.unit, COUNT_BOUNDS)
    canvas.put(row, place["most"], Decimal(str(most)) if rule.may_change else None, "helper")
    canvas.put(row, place["decimals"], decimals if rule.may_change else None, "helper")
    texts = {
        "label": rule.parameter.label[lang],
        "scope": plan.label(used.category) if used.category else "",
        "used": str(shown(plan, used.value)),
        "reason": used.override_reason,
        "source": used.source.title,
        "where": passage(used.where, plan.book.lang),
        "note": used.note.get(lang, ""),
    }
    canvas.room_for(row, [(words, WIDTHS[key] - 1) for key, words in texts.items()], 18)


def state_of(plan: Plan, table: Block, i: int) -> str:
    """Whether a value of the project's own counts: a number within its bounds, with a reason.

    The same formula in every row; the bounds stand in the row's last columns, and a row
    without them cannot be changed.
    """
    word, here = plan.book.word, table.here
    override, reason, most = here("override", i), here("reason", i), here("most", i)
    bad = f"OR({override}<0,{override}>{most},ROUND({override},{here('decimals', i)})<>{override})"
    return first_problem(
        plan,
        [
            (all_empty([override, reason]), ""),
            (f'{most}=""', word("state.rule_fixed")),
            (f'{override}=""', word("state.rule_value")),
            (no_number(override), word("state.rule_number")),
            (bad, word("state.rule_bounds")),
            (f'{reason}=""', word("state.rule_reason")),
        ],
    )


def _limit(canvas: Canvas, plan: Plan, table: Block, i: int, rule: RuleRow) -> None:
    low, high, decimals = BOUNDS.get(rule.parameter.unit, COUNT_BOUNDS)
    title = rule.parameter.label[plan.book.lang.value]
    canvas.only(
        table.local("override", i, 1), "decimal" if decimals else "integer", low, high, title
    )


def shown(plan: Plan, value: Scalar | None) -> Stored:
    """A value as a cell holds it."""
    if isinstance(value, bool):
        return plan.flag(value)
    if isinstance(value, str):
        return plan.book.word(f"choice_value.{value}")
    return value
