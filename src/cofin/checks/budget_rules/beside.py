"""R06: indirect costs as direct lines, where a flat rate covers them already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.figures.bases import stated_rate
from cofin.checks.figures.figures import rules_of
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import plain, shown
from cofin.checks.tables.tables import SeenTable, seen_tables
from cofin.checks.words.costs import is_about
from cofin.checks.words.figures import names_base
from cofin.checks.words.sums import fold
from cofin.money import euro

OTHER_GOODS = "other_goods"

#: What makes an overhead a cost; an overhead scanner and a cost controller are something else.
_COSTS = r"(costs?|expenses?|charges?|contributions?|shares?|rates?|flat rates?|allocations?)"
_ENDS = r"(?= *($|\d|%|(of|for|at|in|from|and|to|on|per|as|by|month\w*|year\w*)\b))"
_INDIRECT = re.compile(
    rf"\boverheads\b|\boverhead( {_COSTS}\b|{_ENDS})"
    r"|\b(indirect|general (and )?administrati(on|ve)) "
    rf"(costs\b|expenses\b|(cost|expense)\b{_ENDS})"
    r"|\bgenel (yonetim )?gider\w*|\bdolayli (maliyet|gider)\w*"
)
#: Words before them that leave them what they are: "share of the office overheads".
_BEGINS = re.compile(
    r"((share|part|portion|contribution|allocation) (of|to|for) )?"
    r"((the|our|other|general|administrative|admin|monthly|annual|office|project|company|university|institutional|estimated"
    r"|ofis|buro|kurum|sirket|aylik|yillik|proje|diger|tahmini) )*"
)
#: What the place of work costs: nearly always indirect; a room for an event is not.
_UTILITY = r"(electricity|heating|water|gas|phone|telephone|internet|cleaning|energy)"
_FATURA = r"(elektrik|isitma|su|dogalgaz|telefon|internet|temizlik|aidat)"
_OFFICE = re.compile(
    r"\boffice (rent|rental|supplies|utilities|heating|cleaning|electricity)\b"
    r"|\b(rent|rental) (of|for) (the |our )?offices?\b|\butilit(y bills?|ies)\b"
    rf"|\b{_UTILITY} bills?\b|^(heating|electricity)$"
    rf"|^{_UTILITY}(( and)? {_UTILITY})+( (costs?|expenses?|charges?))?$"
    rf"|^{_UTILITY} (costs?|expenses?|charges?)$"
    r"|\b(ofis|buro) (kira|elektrik|isitma|temizlik|malzeme|sarf)\w*|\bofis giderler\w*"
    rf"|\b{_FATURA} fatura\w*"
    rf"|^{_FATURA}(( ve)? {_FATURA})*( (gider|masraf|bedel)\w*)$"
    r"|^(elektrik|isitma)( ve (elektrik|isitma))?$"
)
#: "Overhead (rent, heating)" lists what is in it.
_LISTED = re.compile(
    r"\([^()]*\b(rent|heating|electricity|water|phone|internet|cleaning|utilit\w+|office|admin\w*)\b"
    r"[^()]*\)",
    re.IGNORECASE,
)
#: "without overheads", "genel giderler haric": the line says that they are not in it.
_NOT = re.compile(r"\b(no|without|excl\w*|excluding|haric|dahil degil)\b")
#: "of which subject to overheads": the costs on which they are calculated.
_BEARS = re.compile(
    r"\b(subject to|liable to|eligible for|attracting|bearing)( the)? \||\|(\w+)? (tabi|esas)\b"
)


@check("R06")
def costs_beside_flat_rate(subject: Subject) -> Iterator[Finding]:
    """Indirect costs planned as a direct line, where a flat rate covers them already."""
    rules = rules_of(subject)
    result = subject.result
    if result is not None and rules is not None and rules.indirect_rate:
        lines = zip(result.project.costs, result.lines, strict=True)
        for i, (line, amounts) in enumerate(lines, 1):
            if not amounts.eligible:
                continue  # also all lines of an associated partner
            is_sure = begins_indirect(line.description) and line.category == OTHER_GOODS
            if is_sure or says_office(line.description) or says_indirect(line.description):
                place = subject.place("cost", i, "description")
                yield _beside(place, line.description, euro(amounts.amount), is_sure=is_sure)
    for table in seen_tables(subject):
        yield from _beside_flat_rate(table)


def says_indirect(text: str) -> bool:
    """Whether a text names indirect costs: not left out, not what a service is about."""
    return _indirect(text) is not None


def begins_indirect(text: str) -> bool:
    """Whether a text names indirect costs first, so that nothing else can be meant."""
    found = _indirect(text)
    return found is not None and _BEGINS.fullmatch(found.string[: found.start()]) is not None


def _indirect(text: str) -> re.Match[str] | None:
    words = fold(_LISTED.sub(" ", text))
    found = _INDIRECT.search(words)
    if found is None or _NOT.search(words) or is_about(words, found) or names_base(words):
        return None
    if _BEARS.search(f"{words[: found.start()]}|{words[found.end() :]}"):
        return None
    return found


def says_office(text: str) -> bool:
    """Whether a text names what an office costs day by day, and nothing plainly indirect."""
    words = fold(text)
    found = _OFFICE.search(words)
    if found is None or _INDIRECT.search(words) or _NOT.search(words):
        return False
    return not is_about(words, found)


def _beside(
    place: tuple[str, str], label: str, amount: Decimal, *, is_sure: bool = True
) -> Finding:
    """What an office costs may be direct in some cases: a person must look."""
    covers = "covers_it" if is_sure else "covers_mostly"
    return Finding(
        sheet=place[0],
        cell=place[1],
        label=label,
        found=plain(amount),
        expected="0.00",
        difference=shown(amount),
        values={"found": shown(amount), "covers": said(f"arithmetic.{covers}")},
        parameter="indirect_rate",
        severity=None if is_sure else Severity.WARNING,
    )


def _beside_flat_rate(table: SeenTable) -> Iterator[Finding]:
    """A table with a flat-rate row and another row of indirect costs above it."""
    rows = [row for row in table.rows if says_indirect(row.label) and not row.is_total]
    flat = [row for row in rows if stated_rate(row.label) is not None]
    if len(flat) != 1:
        return
    for row in rows:
        if row.number < flat[0].number:
            columns = [c for c in row.numbers if table.headings.get(c) and row.numbers[c]]
            column = columns[-1] if columns else max(row.numbers)
            if row.numbers[column]:
                yield _beside(table.place(row, column), row.label, row.numbers[column])
