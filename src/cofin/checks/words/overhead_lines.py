"""Whether a line of costs is for what an office costs, or for indirect costs by their name.

A line may be for anything: an overhead scanner, a course on overheads, indirect beneficiaries.
The words are data (``overheads.toml``, ``office.toml``), in nine languages.
"""

from __future__ import annotations

import re
from functools import cache

from cofin.checks.words.costs import is_about
from cofin.checks.words.figures import names_base
from cofin.checks.words.headings import any_of, folded, listed, whole
from cofin.checks.words.sums import fold

#: Behind a name that must end here: nothing, a number, or more of when and where it arises.
_ENDS = r"(?= *($|\d|%|(of|for|at|in|from|and|to|on|per|as|by|month\w*|year\w*)\b))"


def says_indirect(text: str) -> bool:
    """Whether a text names indirect costs: not left out, not what a service is about."""
    return _indirect(text) is not None


def begins_indirect(text: str) -> bool:
    """Whether a text names indirect costs first, so that nothing else can be meant."""
    found = _indirect(text)
    return found is not None and _before().fullmatch(found.string[: found.start()]) is not None


def says_office(text: str) -> bool:
    """Whether a text names what an office costs day by day, and nothing plainly indirect."""
    words = fold(text)
    if not _may_name(words):
        return False
    found = _office().search(words)
    if found is None or _names().search(words) or _without(words):
        return False
    return not is_about(words, found)


def _indirect(text: str) -> re.Match[str] | None:
    if not _may_name(fold(text)):
        return None
    words = fold(_listed().sub(" ", folded(text)))
    found = _names().search(words)
    if found is None or _without(words) or is_about(words, found) or names_base(words):
        return None
    return None if _bears(words, found) else found


def _bears(words: str, found: re.Match[str]) -> bool:
    """Whether costs are meant on which they are calculated: ``of which subject to overheads``."""
    before, behind = (any_of(listed(f"overheads.bears.{key}")) for key in ("before", "behind"))
    is_before = re.search(rf"\b(?:{before})(?: the)? $", words[: found.start()])
    return bool(is_before or re.match(rf"\w* ?(?:{behind})\b", words[found.end() :]))


def _may_name(words: str) -> bool:
    """Whether a name of either begins in a line: a sheet without any needs no expressions."""
    return any(word.startswith(_beginnings()) for word in words.split())


@cache
def _beginnings() -> tuple[str, ...]:
    """The first words of all names, as far as they are fixed."""
    names = listed(
        *(f"overheads.indirect.{key}" for key in ("words", "abroad", "last")),
        *(f"overheads.administration.{key}" for key in ("words", "last")),
        *("office.office.words", "office.office.abroad", "office.utilities.words"),
        "office.utilities.alone",
    )
    return tuple({fold(name).split()[0] for name in names})


def _without(words: str) -> bool:
    """Whether a line says that they are not in it: ``no overheads``, ``genel giderler hariç``."""
    return re.search(r"\bno\b", words) is not None or bool(
        whole("included.without.words").search(words)
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of(listed('overheads.before.words'))}) )*")


@cache
def _names() -> re.Pattern[str]:
    """Names that leave no doubt; abroad only at the beginning, for want of words for services."""
    words, abroad, last = (
        any_of(listed(*(f"overheads.{each}" for each in lists)))
        for lists in (
            ("indirect.words", "administration.words"),
            ("indirect.abroad",),
            ("indirect.last", "administration.last"),
        )
    )
    return re.compile(rf"\b(?:{words})\b|\b(?:{last})\b{_ENDS}|^{_before().pattern}(?:{abroad})\b")


@cache
def _listed() -> re.Pattern[str]:
    """Brackets that list what is in an overhead: ``Overhead (rent, heating)``."""
    words = any_of(listed("office.office.listed", "office.utilities.words"))
    return re.compile(rf"\([^()]*(?<!\w)(?:{words})(?!\w)[^()]*\)")


@cache
def _office() -> re.Pattern[str]:
    def either(*keys: str) -> str:
        return rf"(?:{any_of(listed(*(f'office.{key}' for key in keys)))})"

    one, others = either("utilities.words"), either("utilities.and")
    behind, before = either("costs.words"), either("costs.before")
    more = rf"(?: (?:{others} )?{one})"
    alone = either("utilities.alone")
    return re.compile(
        rf"\b{either('office.words')}\b|^{either('office.abroad')}\b"
        rf"|\b{one} {either('bills.words')}\b|^{either('bills.before')} {one}\b"
        rf"|^(?:{before} )?{one}{more}+(?: {behind})?$|^{one}{more}* {behind}$|^{before} {one}$"
        rf"|^{alone}(?: {others} {alone})?$"
    )
