"""Whatever is pasted into an input cell: the workbook never says that all is well.

Each case puts one wrong value into a right workbook, past its validation, and lets LibreOffice
calculate: the row's own state says what is wrong, and the light on the sheet Start is not green.
"""

from __future__ import annotations

from pathlib import Path

from cofin.text import Lang, say
from tests.libreoffice.edit import Edit, Question, asked
from tests.libreoffice.soffice import Office
from tests.workbook.generate.books import built

#: Table, field, row (from 0) and the wrong value; None clears the cell.
CASES: list[tuple[str, str, int, float | str | None]] = [
    ("partner", "role", 1, "associated-partner"),
    ("partner", "role", 1, "Beneficiary "),
    ("partner", "legal_form", 1, "Nonprofit"),
    ("partner", "platform", 1, "yes"),
    ("partner", "country", 1, "Estonia"),
    ("partner", "region", 1, "HR"),
    ("partner", "id", 1, "P?"),
    ("partner", "id", 1, "P1"),
    ("partner", "requested", 1, -50_000),
    ("partner", "requested", 1, 100.005),
    ("partner", "requested", 1, "1.234,56"),
    ("partner", "legal_form", -1, "Public"),
    ("work_package", "activity", 1, "9z"),
    ("work_package", "start_month", 1, 1.5),
    ("work_package", "end_month", 1, "ten"),
    ("work_package", "lead", 1, "P99"),
    ("work_package", "lead", -1, "P1"),
    ("cost", "partner", 0, "?1"),
    ("cost", "partner", 0, None),
    ("cost", "category", 0, "Pers*"),
    ("cost", "quantity", 0, "ten"),
    ("cost", "quantity", 0, 1.23456),
    ("cost", "quantity", 0, 1e12),
    ("cost", "unit_cost", 0, -1),
    ("cost", "eligible", 0, "maybe"),
    ("cost", "eligible", -1, "yes"),
    ("cost", "unit", -1, "day"),
    ("cost", "share_of_use", 0, 0.5),
    ("exchange", "count", 0, 2.5),
    ("exchange", "working_days", 0, 4.5),
    ("exchange", "sme_involved", 0, "maybe"),
    ("exchange", "host_country", 0, "D*"),
    ("funding", "partner", 0, None),
    ("funding", "source", 0, "own"),
    ("funding", "amount", 0, 100.005),
    ("override", "value", 1, 7),
    ("override", "value", 1, "%7"),
    ("override", "value", 1, -0.07),
    ("override", "value", 1, 0.07),  # without a reason
    ("override", "reason", 1, "read in the agreement"),  # without a value
    ("override", "value", 0, 0.8),  # a verified value
]
PROJECT: list[tuple[str, float | str | None]] = [
    ("acronym", None),
    ("start", "soon"),
    ("start", 44593.5),  # the first of February 2022 at noon
    ("duration_months", "two"),
    ("duration_months", 20.5),
]


Place = tuple[str, int]


def questions() -> dict[str, Question]:
    """For each case: the state of its row, and that of the whole workbook."""
    whole: Place = ("cofin.state", 0)
    asked_ = {}
    for table, field, row, value in CASES:
        name = f"{table}.{field}[{row}] = {value!r}"
        places = [whole, (f"out.{table}.status", row)]
        asked_[name] = Question(Edit(f"in.{table}.{field}", row, value), places)
    for field, value in PROJECT:
        row = ("acronym", "title", "start", "duration_months").index(field)
        places = [whole, ("out.project.status", row)]
        asked_[f"{field} = {value!r}"] = Question(Edit(f"in.project.{field}", 0, value), places)
    return asked_


def test_no_wrong_value_passes_for_right(office: Office, tmp_path: Path) -> None:
    right = tmp_path / "right.xlsx"
    right.write_bytes(built("small", Lang.EN))
    good = say("state.all_good")
    made = questions()
    untouched = Question(None, [("cofin.state", 0)])
    before, *answers, after = asked(office, right, tmp_path, [untouched, *made.values(), untouched])
    assert before == after == [good]  # nothing was left behind
    faults = []
    for name, (state, row) in zip(made, answers, strict=True):
        if state == good:
            faults.append(f"{name}: all good")
        if row in ("", say("state.good")):
            faults.append(f"{name}: the row says {row!r}")
    assert faults == []
