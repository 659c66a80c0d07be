"""What a heading or a label says: words of nine languages, Turkish letters folded.

The lists are data (``headings.toml``, ``divisions.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from cofin.letters import plain
from cofin.packaged import packaged


class Role(StrEnum):
    """What a column is for."""

    IDENTIFIER = "identifier"  # code, VAT or phone number, year: never calculated with
    TEXT = "text"
    QUANTITY = "quantity"  # units, person-months, days
    PRICE = "price"  # EUR per unit
    AMOUNT = "amount"  # EUR
    RATE = "rate"  # 0.75, 75 or 75 %
    NUMBER = "number"  # numbers of which the heading does not say more
    DATE = "date"
    PERIOD = "period"  # numbers of one period of several: P1, P2; month 1, month 2; 2022, 2023
    ONE_PACKAGE = "one_package"  # numbers of one work package of several: WP1, WP2
    PARTNER = "partner"  # whose each row is
    WORK_PACKAGE = "work_package"  # of which each row is

    @property
    def is_numeric(self) -> bool:
        """Whether its cells should hold numbers."""
        return self in _NUMERIC

    @property
    def is_money(self) -> bool:
        """Whether its cells surely hold EUR."""
        return self in (Role.PRICE, Role.AMOUNT)


_NUMERIC = frozenset(
    (
        *(Role.QUANTITY, Role.PRICE, Role.AMOUNT, Role.RATE, Role.NUMBER),
        *(Role.PERIOD, Role.ONE_PACKAGE),
    )
)


class HeadingMeaning(NamedTuple):
    """What the words of a heading say."""

    role: Role | None = None
    is_money: bool = False  # names a currency, a cost category or a total: EUR, if numbers


NOTHING_SAID = HeadingMeaning()

_NOT_A_WORD = re.compile(r"[^\w%#€()]+|_")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
#: "Spent to date" is what was spent so far: the column holds no dates.
_SO_FAR = re.compile(
    r"(?<!\w)(?:(?:up )?to date|bis(?: zum)?(?: heutigen)? datum|(?:zum|per) datum|a date"
    r"|(?:a|hasta) (?:la|esta) fecha|tarih(?:e|ine) (?:kadar|dek)|tarihi? itibar\w*)(?!\w)"
)
#: "N°" and "N." are short for a number; "N" alone is this year, or how many.
_NUMERO = re.compile(r"(?<!\w)[Nn](?: ?°|\.(?=$))")
_PERCENT = re.compile(r"(?<![0-9])(?<![0-9] )%(?! ?[0-9])")  # "(%)"; "flat rate 7 %" is none
_OTHER_LIST = re.compile(r"\{(\w+)\.(\w+)\}")


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """The words of a label: letters as ``plain`` has them, for most other signs a blank.

    >>> folded("BİRİM MALİYETİ (€)"), folded("Ara-toplam"), folded("UNIT PRICE")
    ('birim maliyeti (€)', 'ara toplam', 'unit price')
    """
    return _NOT_A_WORD.sub(" ", plain(text)).strip()


@cache
def words_in(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    """The lists of words in a file beside this one; ``{taxes.vat}`` is each word of another."""
    return {
        section: {
            key: [each for word in words for each in _each(word)] for key, words in lists.items()
        }
        for section, lists in _written(name).items()
    }


@cache
def _written(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(packaged("checks", "words", f"{name}.toml").read_text("utf-8"))


def _each(word: str) -> Iterable[str]:
    other = _OTHER_LIST.search(word)
    if other is None:
        return (word,)
    return (word.replace(other[0], each) for each in _written(other[1])[other[2]]["words"])


@cache
def listed(*places: str) -> tuple[str, ...]:
    """The words of several lists by their places: ``taxes.vat.words``, ``funds.grant.words``."""
    parts = (place.split(".") for place in places)
    return tuple(word for name, section, key in parts for word in words_in(name)[section][key])


def word_lists(key: str) -> Mapping[str, list[str]]:
    """The lists of a section of the words of headings, or of those of divisions."""
    return words_in("headings").get(key) or words_in("divisions")[key]


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words in folded texts, ``*`` for any ending.

    An abbreviation, ``ust.``, is one only where no word stands behind it.
    """
    shapes = {" ".join(map(_shape, each.split())) for each in words}
    return "|".join(sorted(shapes, key=len, reverse=True)) or "(?!)"


@cache
def whole(*places: str) -> re.Pattern[str]:
    """Any word of some lists (``taxes.vat.words``) as a whole, in folded texts."""
    return re.compile(rf"(?<!\w)(?:{any_of(listed(*places))})(?!\w)")


def _shape(word: str) -> str:
    ends = r"(?! *[^\W\d])" if word.endswith(".") else ""
    return r"\w*".join(re.escape(folded(part)) for part in word.split("*")) + ends


def _by_role() -> dict[str, list[str]]:
    """The words of headings by the role that they give; the first of two lists counts."""
    heading, division = words_in("headings"), words_in("divisions")
    found = {key: list(lists["words"]) for key, lists in heading.items()}
    found["quantity"] += [*heading["quantity"]["work"], *division["duration"]["words"]]
    found["money"] += [
        *found.pop("totals"),
        *heading["totals"]["parts"],
        *heading["totals"]["edges"],
    ]
    found["money"] += [word for each in words_in("currencies").values() for word in each["beside"]]
    found["money"] += [word for word in _overheads() if " " not in word]  # "costs" says it already
    for lists in words_in("categories").values():
        found["money"] += [*lists["words"], *lists.get("whole", ())]
    found["identifier"] += division["year"]["words"]
    for role in (Role.PARTNER, Role.WORK_PACKAGE):
        found[role] = [
            word for key in ("words", "forms", "columns") for word in division[role][key]
        ]
    return found


def _overheads() -> Iterable[str]:
    return (word for words in words_in("overheads")["indirect"].values() for word in words)


class _OpenEnded(NamedTuple):
    """A word with any ending, or with any word behind it: ``amount*``, ``price per *``."""

    begin: str
    is_followed: bool
    key: str

    def fits(self, word: str) -> bool:
        """Whether a word that was found is this one with some ending."""
        rest = word.removeprefix(self.begin)
        if not word.startswith(self.begin) or (self.is_followed and not rest):
            return False
        return " " not in (rest.removeprefix(" ") if self.is_followed else rest)


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str], tuple[_OpenEnded, ...]]:
    """One expression for all words, the list of each exact word, those of the others."""
    exact: dict[str, str] = {}
    open_ended: list[_OpenEnded] = []
    shapes = set()
    for key, words in _by_role().items():
        for word in words:
            bare = folded(word)
            shape = re.escape(bare)
            if word.endswith("*"):
                is_followed = word.endswith(" *")
                shape += r" ?[^ ()]+" if is_followed else r"[^ ()]*"
                open_ended.append(_OpenEnded(bare, is_followed, key))
            else:
                exact.setdefault(bare, key)
            shapes.add(shape)
    either = "|".join(sorted(shapes, key=lambda shape: (-len(shape), shape)))
    return re.compile(rf"(?<![\w])(?:{either})(?![\w])"), exact, tuple(open_ended)


def _list_of(word: str) -> str:
    _, exact, open_ended = _words()
    return exact.get(word) or next(each.key for each in open_ended if each.fits(word))


@lru_cache(maxsize=4096)
def heading_meaning(heading: str) -> HeadingMeaning:
    """What a heading says of its column.

    >>> heading_meaning("Spent to date").role, heading_meaning("End date").role
    (None, <Role.DATE: 'date'>)
    >>> heading_meaning("Unit cost (EUR)").role, heading_meaning("EU contribution rate").role
    (<Role.PRICE: 'price'>, <Role.RATE: 'rate'>)
    >>> heading_meaning("Adam-ay").role, heading_meaning("€/kWh").role
    (<Role.QUANTITY: 'quantity'>, <Role.PRICE: 'price'>)
    """
    written = _NUMERO.sub("no", heading)
    if "/" in written:
        written = _with_unit_price(written)
    text = _SO_FAR.sub(" ", folded(written))
    if not text:
        return NOTHING_SAID
    asides = " ".join(_PARENTHESES.findall(text))
    outer, outer_money = _decided(_PARENTHESES.sub(" ", text))
    inner, inner_money = _decided(asides)
    is_money = outer_money or inner_money
    if _PERCENT.search(text):
        return HeadingMeaning(Role.RATE, is_money)
    if outer is None and inner is not None and inner is not Role.TEXT:
        return HeadingMeaning(inner, is_money)
    return HeadingMeaning(outer, is_money)


@cache
def _unit_prices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A currency and what stands behind its slash; the folded words that are no unit there."""
    money = {
        word
        for lists in words_in("currencies").values()
        for word in (*lists["beside"], *lists.get("sign", ()), *lists.get("course", ()))
    }
    either = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(money))
    parts = ("year", "part_of_year", "period", "partner", "work_package")
    words = (w for part in parts for key in ("words", "before") for w in word_lists(part)[key])
    return (
        re.compile(rf"(?<!\w)(?:{either})/([^\W\d][^()]*)", re.IGNORECASE),
        re.compile(rf"(?:{any_of((*words, *money))})(?!\w)"),
    )


def _with_unit_price(heading: str) -> str:
    """A currency for each of something, ``€/kWh``: not for each year or partner, nor a course."""
    price, no_unit = _unit_prices()
    found = price.search(heading)
    if found is None or no_unit.match(folded(found[1])):
        return heading
    return f"{heading[: found.start()]}€ per {heading[found.start(1) :]}"


def _decided(text: str) -> tuple[Role | None, bool]:
    """The role that the last word gives, and whether some word speaks of money."""
    last: str | None = None
    is_money = False
    for match in _words()[0].finditer(text):
        key = _list_of(match[0])
        if key == "stops":
            if last is not None:
                break
        elif key == "money":
            is_money = True
        else:
            last = key
    return (Role(last) if last else None), is_money
