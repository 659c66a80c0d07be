"""Edits made by LibreOffice itself: open a workbook, type into named ranges, calculate, save."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.libreoffice.soffice import SYSTEM_PYTHON, Office, run, started

SCRIPT = Path(__file__).with_name("uno_edit.py")
LIMIT = 120  # seconds for one edited workbook


class Edit(NamedTuple):
    """A value typed into the ``row``-th cell (from 0) of a named range; ``None`` empties it."""

    name: str
    row: int
    value: float | str | None


class Saved(NamedTuple):
    """The workbook as LibreOffice showed it after the edits, and after calculating it all."""

    shown: Path
    recalculated: Path


def edited(office: Office, source: Path, folder: Path, edits: Sequence[Edit]) -> Saved:
    """``source`` with the edits, saved by LibreOffice; opened read-only when there are none."""
    saved = Saved(folder / "shown.xlsx", folder / "recalculated.xlsx")
    job = {
        "source": str(source.resolve()),
        "target": str(saved.shown.resolve()),
        "recalculated": str(saved.recalculated.resolve()),
        "edits": edits,
    }
    jobs = folder / "jobs.json"
    jobs.write_text(json.dumps([job]), "utf-8")
    pipe = f"cofin{uuid.uuid4().hex}"
    with started(office.command(f"--accept=pipe,name={pipe};urp;")):
        run([SYSTEM_PYTHON, str(SCRIPT), pipe, str(jobs)], seconds=LIMIT)
    return saved


class Question(NamedTuple):
    """What the cells of ``read`` (a named range and a row in it) show after an edit."""

    edit: Edit | None
    read: Sequence[tuple[str, int]]


def asked(
    office: Office, source: Path, folder: Path, questions: Sequence[Question]
) -> list[list[str]]:
    """The answers, each with a text for every cell; rows below 0 count from the end."""
    written, answers = folder / "questions.json", folder / "answers.json"
    job = {"source": str(source.resolve()), "questions": [q._asdict() for q in questions]}
    written.write_text(json.dumps(job), "utf-8")
    pipe = f"cofin{uuid.uuid4().hex}"
    with started(office.command(f"--accept=pipe,name={pipe};urp;")):
        script = SCRIPT.with_name("uno_ask.py")
        run([SYSTEM_PYTHON, str(script), pipe, str(written), str(answers)], seconds=LIMIT)
    found: list[list[str]] = json.loads(answers.read_text("utf-8"))
    return found
