"""Words by which costs, persons and currencies are known, in several languages.

The lists are data (``costs.toml``).  All is compared as ``words.folded`` gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from cofin.checks.words.categories import Of, category_named
from cofin.checks.words.headings import folded, words_in
from cofin.checks.words.sums import without_code

_CURRENCIES = ("usd", "gbp", "try", "pln", "chf")
_CODES = re.compile(
    r"(?<![A-Za-z])(USD|GBP|TRY|TL|PLN|BGN|RON|HUF|CZK|DKK|SEK|NOK|CHF|RSD|ISK|MKD|UAH|JPY)(?![A-Za-z])"
)
_TOKEN = re.compile(r"\w+")


def words_of(kind: str) -> Sequence[str]:
    """The words of a list as they are written, ``*`` for any ending."""
    return words_in("costs")[kind]["words"]


@cache
def pattern_of(kind: str) -> re.Pattern[str]:
    """Any word of a list, in folded words."""
    return re.compile(any_of(words_of(kind)))


@cache
def _list(kind: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What is looked for, and what makes it mean something else."""
    each = words_in("costs")[kind]
    unless = re.compile(any_of(each["except"])) if each["except"] else None
    return re.compile(any_of(each["words"])), unless


def any_of(words: Iterable[str]) -> str:
    """The pattern of any of these words, ``*`` for any ending, in folded words."""
    shapes = []
    for entry in words:
        parts = [[re.escape(folded(p)) for p in word.split("*")] for word in entry.split()]
        shapes.append(" ".join(r"[^ ]*".join(part) for part in parts))
    shapes.sort(key=len, reverse=True)
    return rf"(?<![\w])(?:{'|'.join(shapes)})(?![\w])"


@lru_cache(maxsize=8192)
def says(kind: str, text: str) -> bool:
    """Whether a text holds a word of a list, and nothing that makes it mean something else."""
    bare = folded(text)
    wanted, unless = _list(kind)
    return bool(wanted.search(bare)) and not (unless is not None and unless.search(bare))


def heading_says(kind: str, heading: str) -> bool:
    """Whether a heading is of a kind: ``justification``, ``category``, ``country`` ..."""
    return says(f"heading_{kind}", heading)


def is_about(words: str, found: re.Match[str]) -> bool:
    """Whether folded words name a service on what was found in them, not the thing itself.

    "Workshop on loan interest" and "faiz semineri" are no interest.
    """
    before, after = words[: found.start()], words[found.end() :]
    on, next_to = _service()
    return bool(on.search(before) or next_to.match(after))


@cache
def _service() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A service on something before; or a service behind, at most two words on, as the last word.

    The conference of "Conference in Rome bank fees" and the period of "Exchange losses
    reporting period 1" only say when and where the cost arises.
    """
    service = any_of(words_of("service"))
    prepositions = r"(?:on|about|of|for|in|to|at|from|by|regarding|concerning)\b"
    between = r"(?:[^ ]+ ){0,2}?"
    on = rf"{service} {between}(?:(?:on|about|regarding|concerning)\b|of (?:the )?$)"
    end = r"(?: \d+)?(?: (?:for|with|in|at|by) (?!(?:the )?(?:reporting )?(?:period|year)).*)?$"
    next_to = rf" ?(?:(?!{prepositions})[^ ]+ ){{0,2}}?{service}{end}"
    return re.compile(on), re.compile(next_to)


@lru_cache(maxsize=1024)
def category_said(text: str) -> str:
    """The cost category that a text names, by its neutral key; empty when it names none."""
    return category_named(without_code(folded(text)), Of.LINES)


@lru_cache(maxsize=4096)
def currency_said(text: str) -> str:
    """``EUR``, another currency as its letters, or nothing."""
    found = _CODES.search(text)
    if found is not None:
        return "TRY" if found[1] == "TL" else found[1]
    for key in _CURRENCIES:
        if says(f"currency_{key}", text):
            return key.upper()
    for sign, code in _SIGNS.items():
        if sign in text:
            return code
    return "EUR" if says("currency_eur", text) else ""


_SIGNS = {"$": "USD", "£": "GBP", "₺": "TRY"}


#: Stands for the name, code or sign of a currency other than the euro.
CURRENCY_MARK = "anycurrency"
_MARKS = re.compile(rf"{CURRENCY_MARK}(?:[ (]+{CURRENCY_MARK})+")


def with_currency_marked(text: str) -> str:
    """The folded words of a text, with one mark for a currency however it is named.

    >>> with_currency_marked("Bütçe, Türk Lirası (TL)")
    'butce anycurrency)'
    """
    for sign in _SIGNS:
        text = text.replace(sign, f" {CURRENCY_MARK} ")
    words = folded(_CODES.sub(CURRENCY_MARK, text))
    for key in _CURRENCIES:
        words = pattern_of(f"currency_{key}").sub(CURRENCY_MARK, words)
    return _MARKS.sub(CURRENCY_MARK, words)


def says_euro(text: str) -> bool:
    """Whether a text names the euro, maybe beside another currency."""
    return says("currency_eur", text)


@lru_cache(maxsize=4096)
def label_kind(text: str) -> str:
    """What the cell beside a label holds: ``acronym``, ``agreement``, ``call``, ``version``."""
    bare = folded(text)
    for kind in ("acronym", "agreement", "call", "version"):
        if _list(f"label_{kind}")[0].fullmatch(bare):
            return kind
    return ""


@lru_cache(maxsize=4096)
def key_words(text: str) -> tuple[str, ...]:
    """The words of a text whatever their order, case, accents and punctuation."""
    return tuple(sorted(_TOKEN.findall(folded(text))))
