"""Findings as a table for a spreadsheet: one row a finding, safe to open anywhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from cofin.checks.report.outcome import Outcome
from cofin.cli.figures_csv import harmless
from cofin.text import Lang, say

COLUMNS = (
    "file", "severity", "code", "sheet", "cell", "label", "message", "found", "expected",
    "difference", "fix", "rule", "accepted",
)  # fmt: skip


def to_csv(outcomes: Sequence[Outcome], lang: Lang) -> str:
    """UTF-8 text with headings in the language; numbers with a point."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(say(f"check.column_{column}", lang) for column in COLUMNS)
    for each in outcomes:
        for found in each.findings:
            rule = found.rule.said(lang) if found.rule else ""
            row = (
                each.file,
                say(f"check.severity_{found.severity}", lang),
                found.code,
                found.sheet,
                found.cell,
                found.label,
                found.message,
                found.found,
                found.expected,
                found.difference,
                found.fix,
                rule,
                found.accepted,
            )
            rows.writerow(
                cell if column == "difference" else harmless(cell)
                for column, cell in zip(COLUMNS, row, strict=True)
            )
    return text.getvalue()
