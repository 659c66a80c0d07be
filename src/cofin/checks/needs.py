"""What each check needs of a file, and whether the file has it."""

from __future__ import annotations

from cofin.checks.card import Card, Need
from cofin.checks.subject import Subject

#: Looked for only where no project can be read from a file.
STATED = (Need.DURATION, Need.PARTNERS, Need.INCOME)


def lacking(subject: Subject, card: Card) -> Need | None:
    """The first thing that a check lacks; ``None`` when it can be run."""
    is_foreign = subject.layout is None and subject.project is None and subject.refusal is None
    needs = card.elsewhere if is_foreign and card.elsewhere else card.needs
    return next((need for need in sorted(needs) if not has(subject, need)), None)


def has(subject: Subject, need: Need) -> bool:
    """Whether a subject offers what a check needs."""
    if need is Need.FILE:
        return True
    if subject.refusal is not None:
        return False
    if need in STATED:
        from cofin.checks.budget_rules.stated.needs import states

        return states(subject, need)
    return {
        Need.GRID: True,
        Need.LAYOUT: subject.layout is not None,
        Need.CALL: subject.rules is not None or subject.result is not None,
        Need.PROJECT: subject.project is not None and subject.result is not None,
        Need.RECOMPUTED: subject.recomputed is not None,
        Need.MASTER: subject.master is not None,
    }[need]
