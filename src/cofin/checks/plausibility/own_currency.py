"""Part of P07: budgets that are in another currency on purpose, as far as their workbook says.

Nobody told the call, so nobody knows that euro are wanted.  A workbook that speaks of one other
currency alone is a national budget, also where it buys something in a third one by an exchange
rate; one whose formulas read its exchange rate converts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cofin.checks.figures.figures import rules_of
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject, once
from cofin.checks.words.currencies import EURO, currency_of_format, currency_said, says_euro
from cofin.checks.words.exchange_rates import says_exchange_rate
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import A_NUMBER


@once
def own_currencies(subject: Subject) -> frozenset[str]:
    """Codes of currencies other than the euro that may stand in the workbook on purpose."""
    if rules_of(subject) is not None or subject.layout is not None:
        return frozenset()
    named = frozenset(_named(subject))
    others = named - {EURO}
    if EURO in named:
        return others & frozenset(_converted(subject))
    is_national = len(others) == 1 or any(True for _ in _converted(subject))
    return others if is_national else frozenset()


def in_own_currency(finding: Finding, code: str) -> Finding:
    """The finding as a note, with what to do where the currency is on purpose."""
    mend = said("doubt.own_currency_fix", currency=code)
    values = {**finding.values, "mend": mend, "currency": code}
    return replace(finding, values=values, severity=Severity.NOTE)


def once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, the notes on one own currency as one: the same is to be decided of all."""
    notes: dict[object, list[Finding]] = {}
    for finding in findings:
        currency = finding.values.get("currency")
        if currency is None:
            yield finding
        else:
            notes.setdefault(currency, []).append(finding)
    for first, *others in notes.values():
        also = tuple(place for each in others for place in each.places)
        reason = {"reason": first.values["reason"]}
        if also:
            reason["reason"] = said("doubt.own_currency", **reason, count=len(also) + 1)
        yield replace(first, values={**first.values, **reason}, also=(*first.also, *also))


def _named(subject: Subject) -> Iterator[str]:
    """The currencies of its number formats and of texts that name no exchange rate."""
    formats = set()
    for sheet in subject.grid.sheets:
        for cell in sheet.cells.values():
            if cell.kind is A_NUMBER:
                formats.add(cell.style.number_format)
            else:
                text = str(cell.value)
                if says_euro(text):
                    yield EURO
                code = currency_said(text)
                if code and not says_exchange_rate(text):
                    yield code
    yield from filter(None, map(currency_of_format, formats))


def _converted(subject: Subject) -> Iterator[str]:
    """Currencies of which a formula reads the exchange rate."""
    readers = readers_of(sums_of(subject.grid))
    for sheet in subject.grid.sheets:
        for (row, column), cell in sheet.cells.items():
            if cell.kind is not A_NUMBER or not readers.is_read((sheet.name, row, column)):
                continue
            for text in (column_label(sheet, row, column), row_label(sheet, row, column)):
                if says_exchange_rate(text):
                    yield currency_said(text)
