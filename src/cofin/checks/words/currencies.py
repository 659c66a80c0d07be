"""Currencies by their codes, signs and names; the one place that knows them.

The words are data (``currencies.toml``), in nine languages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words.headings import any_of, folded, words_in

EURO = "EUR"

#: Stands for the name, code or sign of a currency other than the euro.
CURRENCY_MARK = "anycurrency"
#: Texts in a number format: in quotes, after ``[$``, behind a backslash, or a sign alone.
_QUOTED = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\(.)|([$£₺])')
_MARKS = re.compile(rf"{CURRENCY_MARK}(?:[ (]+{CURRENCY_MARK})+")


@cache
def beside() -> str:
    """An expression for what stands beside amounts, in folded texts: ``eur``, ``try``, ``tl``."""
    return any_of(word for lists in words_in("currencies").values() for word in lists["beside"])


@cache
def courses() -> str:
    """An expression for every word for a currency, also those that alone may mean much else."""
    return any_of(
        word
        for lists in words_in("currencies").values()
        for key, words in lists.items()
        for word in words
        if key in ("beside", "course") or (key == "named" and " " not in word)
    )


@cache
def _named() -> dict[str, re.Pattern[str]]:
    """The names of each currency; of the euro also what stands beside amounts."""
    found = {}
    for code, lists in words_in("currencies").items():
        words = [*lists.get("named", ()), *(lists["beside"] if code == EURO else ())]
        if words:
            found[code] = re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")
    return found


@cache
def _codes() -> tuple[re.Pattern[str], dict[str, str]]:
    """Codes of other currencies in capitals, since "try" is a word as well."""
    codes = {
        word.upper(): code
        for code, lists in words_in("currencies").items()
        for word in lists["beside"]
        if code != EURO
    }
    return re.compile(rf"(?<![A-Za-z])({'|'.join(codes)})(?![A-Za-z])"), codes


@cache
def _signs() -> dict[str, str]:
    lists = words_in("currencies")
    return {sign: code for code, words in lists.items() for sign in words.get("sign", ())}


@lru_cache(maxsize=4096)
def currency_said(text: str) -> str:
    """The code of the currency that a text names, before the euro any other; else nothing.

    >>> currency_said("Tutar (TL)"), currency_said("Betrag in Schweizer Franken")
    ('TRY', 'CHF')
    >>> currency_said("Cost in € or $"), currency_said("we try"), currency_said("Gider (avro)")
    ('USD', '', 'EUR')
    """
    pattern, codes = _codes()
    found = pattern.search(text)
    if found is not None:
        return codes[found[1]]
    words = folded(text)
    for code, names in _named().items():
        if code != EURO and names.search(words):
            return code
    for sign, code in _signs().items():
        if sign in text:
            return code
    return EURO if says_euro(text) else ""


@lru_cache(maxsize=512)
def currency_of_format(number_format: str) -> str:
    """``EUR``, another currency, or nothing, by a number format such as ``[$₺-41F]#,##0``.

    >>> currency_of_format("[$₺-41F]#,##0.00"), currency_of_format('#,##0.00 "TL"')
    ('TRY', 'TRY')
    >>> currency_of_format("[$-409]d mmm"), currency_of_format("[$€-2] 0.00")
    ('', 'EUR')
    """
    for parts in _QUOTED.findall(number_format):
        found = currency_said("".join(parts))
        if found:
            return found
    return EURO if "€" in number_format else ""


@lru_cache(maxsize=4096)
def says_euro(text: str) -> bool:
    """Whether a text names the euro, maybe beside another currency."""
    return _named()[EURO].search(folded(text)) is not None


def with_currency_marked(text: str) -> str:
    """The folded words of a text, with one mark for a currency however it is named.

    >>> with_currency_marked("Bütçe, Türk Lirası (TL)")
    'butce anycurrency)'
    """
    for sign in _signs():
        text = text.replace(sign, f" {CURRENCY_MARK} ")
    words = folded(_codes()[0].sub(CURRENCY_MARK, text))
    for code, names in _named().items():
        if code != EURO:
            words = names.sub(CURRENCY_MARK, words)
    return _MARKS.sub(CURRENCY_MARK, words)
