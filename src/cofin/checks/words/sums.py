"""What the labels of a budget say about sums: totals, shares, bases, means.

What a heading says of its column is decided by ``words``, what is a total by ``totals``, what
is a period or a work package by ``divisions``.  All
is compared after ``fold``: without accents, capitals and punctuation.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words import headings as words
from cofin.checks.words.currencies import beside
from cofin.checks.words.divisions import Division, any_of_divisions, is_package, is_period
from cofin.checks.words.headings import Role
from cofin.checks.words.totals import total_in

_WORD = re.compile(r"[a-z0-9%]+")

#: A price or a rate is added to nothing, and a number among names is a code or a year.
NEVER_ADDED = frozenset(
    role for role in Role if role in (Role.PRICE, Role.RATE) or not role.is_numeric
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """As ``words.folded`` has it, but of signs only ``%``, and single blanks: for expressions."""
    return " ".join(_WORD.findall(words.folded(text)))


_CODE_AFTER = re.compile(r"([a-z]|[a-z]?[0-9]{1,4})( [0-9]{1,4})*")
_COSTS = re.compile(
    r"\b(costs?|expen[sd]\w*|budget|amounts?|eur|euro|tl|try|maliyet\w*|gider\w*|harcama\w*"
    r"|butce\w*|tutar\w*|kosten|ausgaben|cout\w*|depens\w*|cost[ieo]s?)\b"
)
_NOT_A_SUM = re.compile(
    r"\b(eu|grant|contributions?|requested|request|rate|max|maximum|average|mean|per|hibe\w*"
    r"|katki\w*|talep\w*|oran\w*|azami|ortalama|financ\w*|finans\w*|funding|income|gelir\w*"
    r"|remaining|balance|kalan|duration"
    r"|sure\w*|number|sayisi|share|pay|payi|net|lump)\b|%"
)
_AVERAGE = re.compile(r"(average|mean|median|minimum|maximum|ortalama|medyan|mittelwert|moyenne)\b")
_GRAND = re.compile(
    r"\b(grand total|genel toplam|genel yekun|overall total|total general|gesamtsumme)\b"
)
_SHARE = re.compile(
    r"\b(share|shares|rate|rates|ratio|percent\w*|proportion|\w*anteil\w*|\w*quoten?|\w*satz|prozent\w*"
    r"|oran\w*|yuzde\w*|pay|payi|taux)\b|%"
)
_PART = re.compile(
    r"\b(shares?|percent\w*|proportion|anteil\w*|prozent\w*|pay|payi|yuzde\w*|allocation|key)\b|^%$"
)
#: No parts of one whole: a share of somebody's time, a rate of tax.
_OF_ELSE = ("outside.time.words", "outside.time.work", "taxes.vat.words")
_NOT_ALL = ("taxes.vat.words", "included.with.words", "included.without.words")
_CODE = re.compile(r"([a-z]|\d{1,2}) ")
_OUTLINE = re.compile(r"\s*((?:[A-Za-z]|[0-9]{1,2})(?:\.[0-9]{1,2})*\.?)(?=\s|$)")
_CODES = re.compile(r"^([a-z]|\d{1,2})( \d{1,2})* (?=[a-z])")
_PLAIN_SHARE = re.compile(r"^(shares?|share of( the)? (total|budget|costs?)|pay|paylar|payi)$")


@lru_cache(maxsize=4096)
def role_of(heading: str) -> Role | None:
    """The role that a heading gives to its column; ``None`` when it says nothing."""
    bare = fold(heading)
    if is_period(fold(_of_period().sub(" ", heading))):
        return Role.PERIOD
    if is_package(bare):
        return Role.ONE_PACKAGE
    if _plain_rate().match(bare):
        return Role.PRICE  # beside a quantity; a rate of funding says whose rate it is
    if _PLAIN_SHARE.match(bare):
        return Role.RATE
    said = words.heading_meaning(heading)
    if said.role is None:
        return Role.AMOUNT if said.is_money or says_total(bare) else None
    return said.role


def code_of(folded: str) -> str:
    """The letter or number with which a label begins: ``c`` of ``C.1 Travel``; else empty."""
    found = _CODE.match(folded)
    return found[1] if found else ""


def without_code(folded: str) -> str:
    """The words of a label after its code: ``4. Total costs``."""
    return _CODES.sub("", folded)


def says_total(folded: str) -> bool:
    """Whether the words name a total of any kind."""
    return total_in(folded) is not None


@lru_cache(maxsize=4096)  # asked for every row above every total
def names_total(folded: str) -> bool:
    """Whether a row's label names a total: at its beginning or end, or beside words of costs.

    ``WP1 total costs`` and ``Travel total, all partners`` do; ``TOC, total organic carbon``
    does not.
    """
    found = total_in(folded)
    if found is None:
        return False
    before, after = folded[: found.start()].strip(), folded[found.end() :].strip()
    if not before or not after or _leads_to_total().fullmatch(before):
        return True
    return _CODE_AFTER.fullmatch(after) is not None or any(
        _COSTS.search(each) is not None or words.heading_meaning(each).is_money
        for each in (before, after)
    )


@cache
def _leads_to_total() -> re.Pattern[str]:
    """What may stand before the word: ``Grand total``, ``WP1 total``, ``Jahr 2 gesamt``."""
    divisions = any_of_divisions(*Division)
    return re.compile(
        r"grand|overall|sub|general|running|ara|genel|alt|kismi"
        rf"|(?:{divisions}|category|kategori)? ?[a-z]?[0-9]{{0,4}}(?: [0-9]{{1,2}})*"
    )


def says_average(folded: str) -> bool:
    """Whether a row describes the others and adds nothing: ``Average``, ``Maximum``."""
    return _AVERAGE.match(folded) is not None


def says_per(folded: str) -> bool:
    """Whether the words name an amount per something, or a mean: ``Cost per participant``.

    Per partner or per year is how a table is set out, and no such amount.
    """
    return _per().search(folded) is not None


@cache
def _per() -> re.Pattern[str]:
    set_out = any_of_divisions(
        *(Division.YEAR, Division.PERIOD, Division.WORK_PACKAGE, Division.PARTNER)
    )
    return re.compile(
        rf"\b(?:per|pro|je) (?!diem)(?!(?:{set_out}|category|task|activity|entity|organisation"
        r"|country|heading|budget)s?\b)[a-z]"
        r"|\b[a-z]+ basina\b|^(?:kisi|birim) basi\b"
        r"|\b(?:average|mean|median|ortalama|medyan|durchschnitt\w*|mittelwert|moyenne)\b"
    )


def says_share(folded: str) -> bool:
    """Whether the words name a share or a rate."""
    return _SHARE.search(folded) is not None


def says_part(folded: str) -> bool:
    """Whether a heading names parts of one whole: ``Share (%)``, ``Percentage``, ``Pay``."""
    return _PART.search(folded) is not None and words.whole(*_OF_ELSE).search(folded) is None


def says_currency(folded: str) -> bool:
    """Whether the words name a currency."""
    return _currency().search(folded) is not None


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{beside()})(?!\w)")


@cache
def _plain_rate() -> re.Pattern[str]:
    return re.compile(
        rf"(rates?|unit rate|tariff)( (in )?({beside()}))?"
        r"( (per )?(h|hour|d|day|month|pm|person month|unit|saat|gun|ay|std|stunde|tag|monat))?$"
    )


@cache
def _of_period() -> re.Pattern[str]:
    """What may stand behind a period: ``Year 1 (EUR)``, ``Period 2 (M13-M24)``, ``2023 TL``."""
    money = beside()
    return re.compile(rf"\((in )?({money}|m?\d[m\d ./–-]*)\)$|(?<=\d) ({money})$", re.IGNORECASE)


def says_base(folded: str) -> bool:
    """Whether the words name the base of a rate or what is left of a sum: ``Balance``."""
    return words.whole("shares.base.words", "shares.rest.words").search(folded) is not None


def outline_code(label: str) -> tuple[str, ...]:
    """The parts of a dotted code with which a label begins: ``1.1.2 Technical``; else none."""
    found = _OUTLINE.match(label)
    return tuple(found[1].rstrip(".").split(".")) if found else ()


def says_grand_total(folded: str) -> bool:
    """Whether the words name the total of everything."""
    return _GRAND.search(folded) is not None


def says_plain_total(folded: str) -> bool:
    """Whether the words name a sum of what stands above or beside, and nothing else.

    ``Total EU contribution`` or ``Total incl. VAT`` is a total, and no such sum.
    """
    if not names_total(folded) or _NOT_A_SUM.search(folded) is not None:
        return False
    return words.whole(*_NOT_ALL).search(folded) is None


def says_person_months(folded: str) -> bool:
    """Whether the words name person-months or person-days."""
    return _work_of_persons().search(folded) is not None


@cache
def _work_of_persons() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words.any_of(words.word_lists('quantity')['work'])})\b")
