"""What the labels of a budget say about sums: totals, periods, work packages.

What a heading says of its column is decided by ``words``, what is a total by ``totals``.  All
is compared after ``fold``: without accents, capitals and punctuation.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from cofin.checks import words
from cofin.checks.totals import total_in

_WORD = re.compile(r"[a-z0-9%]+")


class Role(StrEnum):
    """What the numbers of a column are."""

    QUANTITY = "quantity"
    PRICE = "price"
    AMOUNT = "amount"
    SHARE = "share"  # a part of something whole, or a rate: never added to amounts
    PERIOD = "period"
    PACKAGE = "package"
    NAME = "name"  # identifiers, dates, texts: numbers in them are no amounts


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """As ``words.folded`` has it, but of signs only ``%``, and single blanks: for expressions."""
    return " ".join(_WORD.findall(words.folded(text)))


_PERIOD = re.compile(
    r"^(year|yr|period|reporting period|month|quarter|semester|rp|y|q|m|yil|donem|ay|ceyrek)"
    r" ?(\d{1,2})$|^(\d{1,2}) (yil|donem|ay|ceyrek|year|period|month|quarter)$"
)
_YEAR = re.compile(r"^20\d\d$")
_PACKAGE = re.compile(r"^(wp|work ?package|ip|is paketi|ap) ?(\d{1,2})\b")
_LEADS_TO_TOTAL = re.compile(
    r"grand|overall|sub|general|running|ara|genel|alt|kismi"
    r"|(wp|work ?package|ip|is paketi|ap|partner|ortak|year|yil|period|donem|category|kategori"
    r"|p|y|rp)? ?[a-z]?[0-9]{0,4}( [0-9]{1,2})*"
)
_CODE_AFTER = re.compile(r"([a-z]|[a-z]?[0-9]{1,4})( [0-9]{1,4})*")
_COSTS = re.compile(
    r"\b(costs?|expen[sd]\w*|budget|amounts?|eur|euro|tl|try|maliyet\w*|gider\w*|harcama\w*"
    r"|butce\w*|tutar\w*|kosten|ausgaben|cout\w*|depens\w*|cost[ieo]s?)\b"
)
_NOT_A_SUM = re.compile(
    r"\b(eu|grant|contributions?|requested|request|rate|max|maximum|average|mean|per|hibe\w*"
    r"|katki\w*|talep\w*|oran\w*|azami|ortalama|financ\w*|finans\w*|funding|income|gelir\w*"
    r"|incl\w*|including|dahil|haric|vat|kdv|excl\w*|excluding|remaining|balance|kalan|duration"
    r"|sure\w*|number|sayisi|share|pay|payi|net|lump)\b|%"
)
_AVERAGE = re.compile(r"(average|mean|median|minimum|maximum|ortalama|medyan|mittelwert|moyenne)\b")
_GRAND = re.compile(
    r"\b(grand total|genel toplam|genel yekun|overall total|total general|gesamtsumme)\b"
)
_PER = re.compile(
    r"\b(per|pro|je) (?!diem)(?!(partner|wp|work package|ap|year|jahr|period|category|task|activity"
    r"|beneficiary|entity|organisation|country|heading|budget)s?\b)[a-z]"
    r"|\b[a-z]+ basina\b|^(kisi|birim) basi\b"
    r"|\b(average|mean|median|ortalama|medyan|durchschnitt\w*|mittelwert|moyenne)\b"
)
_SHARE = re.compile(
    r"\b(share|shares|rate|rates|ratio|percent\w*|proportion|\w*anteil\w*|\w*quoten?|\w*satz|prozent\w*"
    r"|oran\w*|yuzde\w*|pay|payi|taux)\b|%"
)
_PART = re.compile(
    r"\b(shares?|percent\w*|proportion|anteil\w*|prozent\w*|pay|payi|yuzde\w*|allocation|key)\b|^%$"
)
_OF_TIME = re.compile(
    r"\b(time|effort|fte|workload|employment|work\w*|\w*zeit|stelle|zaman|mesai|istihdam|vat|kdv)\b"
)
_CURRENCY = re.compile(r"\b(eur|euro|usd|gbp|chf|try|tl)\b")
_OF_WHICH = re.compile(r"(of which|thereof|davon|darunter|bunun|bunlarin|bundan|dont|di cui)\b")
_BASE = re.compile(
    r"\b(base|basis|bemessungs\w*|matrah\w*|taban\w*|balance|rest|remaining|remainder|net|netto"
    r"|kalan|bakiye)\b"
)
_PERSON_MONTHS = re.compile(
    r"\b(person months?|person days?|pms?|man months?|adam ay|kisi ay|adam gun)\b"
)
_CODE = re.compile(r"([a-z]|\d{1,2}) ")
_OUTLINE = re.compile(r"\s*((?:[A-Za-z]|[0-9]{1,2})(?:\.[0-9]{1,2})*\.?)(?=\s|$)")
_CODES = re.compile(r"^([a-z]|\d{1,2})( \d{1,2})* (?=[a-z])")
_DURATION = re.compile(
    r"^(project )?duration\b.*\bmonths?\b|^duration of the (project|action)\b"
    r"|^(proje )?sure(si)?\b.*\bay\b|^proje suresi\b"
)
_MONTHS = ("month", "m", "ay")
_YEARS = ("year", "yr", "y", "yil")


_PLAIN_RATE = re.compile(
    r"^(rates?|unit rate|tariff)( (in )?(eur|euro|try|tl))?"
    r"( (per )?(h|hour|d|day|month|pm|person month|unit|saat|gun|ay|std|stunde|tag|monat))?$"
)
_PLAIN_SHARE = re.compile(r"^(shares?|share of( the)? (total|budget|costs?)|pay|paylar|payi)$")
_ROLES = {
    words.Role.PRICE: Role.PRICE,
    words.Role.QUANTITY: Role.QUANTITY,
    words.Role.RATE: Role.SHARE,
    words.Role.AMOUNT: Role.AMOUNT,
    words.Role.PERIOD: Role.PERIOD,
}


@lru_cache(maxsize=4096)
def role_of(heading: str) -> Role | None:
    """The role that a heading gives to its column; ``None`` when it says nothing."""
    bare = fold(heading)
    if is_period(bare):
        return Role.PERIOD
    if is_package(bare):
        return Role.PACKAGE
    if _PLAIN_RATE.match(bare):
        return Role.PRICE  # beside a quantity; a rate of funding says whose rate it is
    if _PLAIN_SHARE.match(bare):
        return Role.SHARE
    said = words.said(heading)
    if said.role is None:
        return Role.AMOUNT if said.is_money or says_total(bare) else None
    return _ROLES.get(said.role, Role.NAME)


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
    if not before or not after or _LEADS_TO_TOTAL.fullmatch(before):
        return True
    return _CODE_AFTER.fullmatch(after) is not None or any(
        _COSTS.search(each) is not None or words.said(each).is_money for each in (before, after)
    )


def says_average(folded: str) -> bool:
    """Whether a row describes the others and adds nothing: ``Average``, ``Maximum``."""
    return _AVERAGE.match(folded) is not None


def says_per(folded: str) -> bool:
    """Whether the words name an amount per something, or a mean: ``Cost per participant``.

    Per partner or per year is how a table is set out, and no such amount.
    """
    return _PER.search(folded) is not None


def says_share(folded: str) -> bool:
    """Whether the words name a share or a rate."""
    return _SHARE.search(folded) is not None


def says_part(folded: str) -> bool:
    """Whether a heading names parts of one whole: ``Share (%)``, ``Percentage``, ``Pay``."""
    return _PART.search(folded) is not None and _OF_TIME.search(folded) is None


def says_currency(folded: str) -> bool:
    """Whether the words name a currency."""
    return _CURRENCY.search(folded) is not None


def says_of_which(folded: str) -> bool:
    """Whether a row is a part of the row above it: ``of which travel``, ``davon``, ``bunun``."""
    return _OF_WHICH.match(folded) is not None


def says_base(folded: str) -> bool:
    """Whether the words name the base of a rate or what is left of a sum: ``Balance``."""
    return _BASE.search(folded) is not None


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
    return names_total(folded) and _NOT_A_SUM.search(folded) is None


def is_package(folded: str) -> bool:
    """Whether the words begin with the number of a work package."""
    return _PACKAGE.match(folded) is not None


def package_of(folded: str) -> int | None:
    """The number of the work package with which the words begin."""
    found = _PACKAGE.match(folded)
    return int(found[2]) if found else None


def is_period(folded: str) -> bool:
    """Whether the words are the number of a year, month or other period."""
    return _PERIOD.match(folded) is not None or _YEAR.match(folded) is not None


def says_person_months(folded: str) -> bool:
    """Whether the words name person-months or person-days."""
    return _PERSON_MONTHS.search(folded) is not None


def says_duration(folded: str) -> bool:
    """Whether the words name the duration of the project in months."""
    return _DURATION.search(folded) is not None


def last_month_of(folded: str) -> int | None:
    """The last month of ``Month 25`` (25) or ``Year 3`` (36); ``None`` for other periods."""
    found = _PERIOD.match(folded)
    if found is None:
        return None
    word, number = (found[1], found[2]) if found[1] else (found[4], found[3])
    if word in _MONTHS:
        return int(number)
    return int(number) * 12 if word in _YEARS else None
