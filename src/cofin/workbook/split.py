"""One sheet per partner out of a consortium's budget, each with what it needs and no more."""

from __future__ import annotations

import re
from dataclasses import replace

from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.core.result import PartnerResult
from cofin.letters import transliterated
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook.generate import generate_partner_sheet


def part_of(project: Project, partner: str) -> Project:
    """The project as one partner sees it: all work packages, its own lines and sources.

    ``KeyError`` when there is no such partner.
    """
    own = tuple(each for each in project.partners if each.id == partner)
    if not own:
        raise KeyError(partner)
    return replace(
        project,
        is_part=True,
        partners=own,
        costs=tuple(line for line in project.costs if line.partner == partner),
        exchanges=tuple(each for each in project.exchanges if each.partner == partner),
        funding=tuple(each for each in project.funding if each.partner == partner),
    )


def partner_sheets(project: Project, rules: CallRules, lang: Lang) -> dict[str, bytes]:
    """The sheet of every partner by its id, in the order of the partners."""
    result = calculate(project, rules)
    return {
        figures.id: generate_partner_sheet(
            agreed_part(project, rules, figures), rules, lang, agreed=figures.eu_contribution
        )
        for figures in result.partners
    }


def agreed_part(project: Project, rules: CallRules, figures: PartnerResult) -> Project:
    """``part_of`` with the partner's EU contribution where the part alone would give another.

    The ceiling is there for all partners together, and so is the no-profit rule: a part that
    is calculated as if it were the project may get too much by the one, too little by the other.
    """
    part, agreed = part_of(project, figures.id), figures.eu_contribution
    alone = calculate(part, rules).totals.eu_contribution
    return part if alone == agreed else replace(part, share=agreed)


def file_name(acronym: str, partner: str) -> str:
    """``bluehub-P1.xlsx``: letters and digits that every system and every e-mail carries."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", transliterated(acronym)).strip("-").lower()
    return f"{words[:40] or 'budget'}-{partner}.xlsx"
