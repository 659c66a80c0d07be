"""Whether two keys of a list are meant to be one: ``P2`` and ``P 2``, ``Travle`` and ``Travel``."""

from __future__ import annotations

import re

from cofin.letters import plain

_PIECE = re.compile(r"[^\W\d_]+|\d+(?:\W\d+)*")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

#: Shorter words that differ in a letter are different words, mostly: a name, a letter of a list.
_LETTERS = 5
#: Letters that a word may have behind its end: ``Subcontract`` and ``Subcontracting``.
_ENDING = 4


def is_same_key(one: str, other: str) -> bool:
    """Whether only blanks, signs, accents and leading zeros differ.

    >>> is_same_key("P 2", "P2"), is_same_key("WP01", "wp-1"), is_same_key("WP 1.1", "WP11")
    (True, True, False)
    """
    return "".join(_pieces(one)) == "".join(_pieces(other))


def is_near_key(one: str, other: str) -> bool:
    """Whether one letter of a long word differs as well, or its ending; never a number.

    >>> is_near_key("Travle", "Travel"), is_near_key("Subcontract", "Subcontracting")
    (True, True)
    >>> is_near_key("Partner 2", "Partner 3"), is_near_key("Staff A", "Staff B")
    (False, False)
    """
    if is_same_key(one, other):
        return True
    these, those = _pieces(one), _pieces(other)
    odd = [pair for pair in zip(these, those, strict=False) if pair[0] != pair[1]]
    return len(these) == len(those) and len(odd) == 1 and _is_slip(*odd[0])


def _pieces(text: str) -> list[str]:
    return [_ZEROS.sub("", re.sub(r"\W", ".", piece)) for piece in _PIECE.findall(plain(text))]


def _is_slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _LETTERS or not (one + other).isalpha():
        return False
    if long.startswith(short):
        return len(long) - len(short) <= _ENDING
    first = next(at for at in range(len(short)) if short[at] != long[at])
    rests = (short[first:], long[first:])
    if len(short) < len(long):
        return rests[0] == rests[1][1:]
    return rests[0][1:] == rests[1][1:] or (
        rests[0][:2] == rests[1][1::-1] and rests[0][2:] == rests[1][2:]
    )
