"""Words of the figures that rules speak of, folded: English, Turkish; others beside them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from cofin.checks.words.categories import Of, category_named
from cofin.checks.words.figures_abroad import WORDS
from cofin.checks.words.headings import any_of, listed
from cofin.checks.words.overheads import named_overheads, overheads
from cofin.checks.words.sums import without_code


class FigureKind(StrEnum):
    """What a figure is."""

    RATE = "rate"
    MAXIMUM = "maximum"
    REQUESTED = "requested"
    EU = "eu"
    OWN = "own"
    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    DIRECT = "direct"
    INDIRECT = "indirect"
    PERSONNEL = "personnel"
    SUBCONTRACTING = "subcontracting"
    THIRD_PARTY = "third_party_support"
    TRAVEL = "travel"
    EQUIPMENT = "equipment"
    OTHER = "other_goods"
    IN_KIND = "in_kind"
    TOTAL = "total"


DIRECT_KINDS = (
    FigureKind.PERSONNEL,
    FigureKind.SUBCONTRACTING,
    FigureKind.THIRD_PARTY,
    FigureKind.TRAVEL,
    FigureKind.EQUIPMENT,
    FigureKind.OTHER,
)

_MONEY = r"(contribution|grant|funding|financing|support|share)"
_TR_MONEY = r"(katki\w*|hibe\w*|payi|destegi)"
#: The last are of a total, which says no category.
_PATTERNS = (
    (
        FigureKind.RATE,
        r"\b(reimbursement|funding|eu|grant|aid|intervention|effective) rate\b|^rate %$|^eu %$"
        r"|\b(eu|grant) (share|contribution) %|\b(finansman|destek|hibe|ab) orani\b|^ab %$",
    ),
    (FigureKind.MAXIMUM, rf"\bmax(imum)? (eu )?{_MONEY}|\bazami (ab )?{_TR_MONEY}"),
    (
        FigureKind.REQUESTED,
        rf"\brequested (eu )?{_MONEY}|\b{_MONEY} requested\b|\btalep edilen (ab )?{_TR_MONEY}",
    ),
    (FigureKind.EU, rf"\beu {_MONEY}\b|^(total )?grant( amount)?( eur)?$|\bab {_TR_MONEY}"),
    (
        FigureKind.OWN,
        r"\bown (contribution|resources|funds|share|financing)\b"
        r"|^co ?financing( amount)?( eur)?$"
        r"|\bpartner contribution\b|\boz (katki|kaynak)\w*|^es finansman( tutari)?$",
    ),
    (FigureKind.IN_KIND, r"\bin kind\b|\bayni katki\w*"),
    (FigureKind.INELIGIBLE, r"\b(in|non |not )eligible\b|\buygun olmayan\b"),
    (
        FigureKind.ELIGIBLE,
        r"\btotal (estimated )?eligible (costs?|expenditure|budget)\b"
        r"|^eligible costs?( total)?( eur)?$|\btoplam uygun maliyet\w*"
        r"|^uygun maliyet(ler)?( toplami)?$",
    ),
    (FigureKind.INDIRECT, ""),  # all of them stand in one list
    (
        FigureKind.DIRECT,
        r"^(total |sub ?total )?(eligible )?direct costs?( total)?( eur)?$"
        r"|^(toplam )?dogrudan (maliyet|gider)\w*( toplami)?$",
    ),
    (
        FigureKind.TOTAL,
        r"^(grand )?total( (project )?(costs?|budget))?( eur)?$"
        r"|^(genel )?toplam( (proje )?(maliyet|butce)\w*)?$",
    ),
)


#: Between a base and what it is of: "Base de calcul des coûts indirects".
_OF = (
    r"(?: (?:of|for|the|der|die|den|fur|des|de|du|les|los|dei|delle|per|para|dos|das|van|voor|do))*"
)


@cache
def _of_base() -> re.Pattern[str]:
    """The base of indirect costs, and none: "Indirect costs, 7 % of the base" are."""
    base, costs = (rf"(?:{each})" for each in (any_of(listed("shares.base.words")), overheads()))
    return re.compile(
        rf"^{base}\b|\b{base}{_OF} {costs}\b"
        rf"|^[^%\d]*\b{costs}(?: (?:costs?|gider\w*|maliyet\w*))? {base}(?: eur)?$"
    )


@cache
def _less() -> re.Pattern[str]:
    words = any_of(listed("included.without.words", "included.without.less"))
    return re.compile(rf"\w (?:{words}) ")


@cache
def _patterns() -> tuple[tuple[FigureKind, re.Pattern[str]], ...]:
    more = {**WORDS, FigureKind.INDIRECT: named_overheads()}
    return tuple(
        (kind, re.compile("|".join(filter(None, (pattern, more.get(kind))))))
        for kind, pattern in _PATTERNS
    )


@lru_cache(maxsize=4096)
def kind_of(folded: str) -> FigureKind | None:
    """The figure that some words name; ``None`` when they name none."""
    words = without_code(folded)
    kind = _named(words)
    if kind is FigureKind.INDIRECT and names_base(words):
        return None
    less = _less().search(words)
    if less is not None and _named(words[less.end() :]) is not None:
        return None  # a base: "Direct costs less subcontracting"
    return kind


def said_beside(folded: str, kind: FigureKind) -> str:
    """What a label says beside the figure that it names: ``wp1`` of ``EU contribution WP1``."""
    words = without_code(folded)
    found = dict(_patterns())[kind].search(words)
    return words if found is None else f"{words[: found.start()]} {words[found.end() :]}".strip()


def names_base(folded: str) -> bool:
    """Whether the words name what indirect costs are reckoned on: ``Base of indirect costs``."""
    return _of_base().search(folded) is not None


def _named(words: str) -> FigureKind | None:
    *others, (total, whole) = _patterns()
    kind = next((kind for kind, pattern in others if pattern.search(words)), None)
    if kind is not None:
        return kind
    category = category_named(words, Of.FIGURES)
    if category:
        return FigureKind(category)
    return total if whole.search(words) else None
