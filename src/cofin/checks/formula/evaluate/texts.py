"""Functions of texts, as far as they are the same in every language."""

from __future__ import annotations

from decimal import Decimal

from cofin.checks.formula.evaluate.arguments import plain
from cofin.checks.formula.evaluate.values import ONE, NotJudged, Scalar, Wrong, number, text

_DOTTED = set("ıİ")


def _cased(value: Scalar, *, upper: bool) -> Scalar:
    """Capitals and small letters depend on the language for a Turkish i."""
    found = text(value)
    if _DOTTED & set(found):
        raise NotJudged
    cased = found.upper() if upper else found.lower()
    if len(cased) != len(found):
        raise NotJudged  # ß: SS in Python, ß in Excel, ẞ in LibreOffice
    return cased


def _joined(*values: Scalar) -> Scalar:
    return "".join(map(text, values))


def _left(value: Scalar, count: Scalar = ONE) -> Scalar:
    return text(value)[: _length(count)]


def _right(value: Scalar, count: Scalar = ONE) -> Scalar:
    found = text(value)
    return found[max(0, len(found) - _length(count)) :]


def _middle(value: Scalar, start: Scalar, count: Scalar) -> Scalar:
    first = _length(start) - 1
    if first < 0:
        raise Wrong("#VALUE!")
    return text(value)[first : first + _length(count)]


def _found(wanted: Scalar, within: Scalar, start: Scalar = ONE) -> Scalar:
    first = int(number(start)) - 1
    at = text(within).find(text(wanted), first) if first >= 0 else -1
    if at < 0:
        raise Wrong("#VALUE!")
    return Decimal(at + 1)


def _length(count: Scalar) -> int:
    found = int(number(count))
    if found < 0:
        raise Wrong("#VALUE!")
    return found


FUNCTIONS = {
    "UPPER": plain(lambda value: _cased(value, upper=True), 1, 1),
    "LOWER": plain(lambda value: _cased(value, upper=False), 1, 1),
    "TRIM": plain(lambda value: " ".join(part for part in text(value).split(" ") if part), 1, 1),
    "LEN": plain(lambda value: Decimal(len(text(value))), 1, 1),
    "LEFT": plain(_left, 1, 2),
    "RIGHT": plain(_right, 1, 2),
    "FIND": plain(_found, 2, 3),
    "MID": plain(_middle, 3, 3),
    "T": plain(lambda value: value if isinstance(value, str) else "", 1, 1),
    "CONCATENATE": plain(_joined, 1, 255),
    "CONCAT": plain(_joined, 1, 255),
}
