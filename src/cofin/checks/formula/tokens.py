"""The words of a formula's skeleton."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from cofin.checks.formula.shape import SLOT


class TokenKind(StrEnum):
    """What a token is."""

    TEXT = "text"
    FAULT = "fault"
    NUMBER = "number"
    SLOT = "slot"
    SHEET = "sheet"  # with its exclamation mark
    STRUCTURED = "structured"
    FUNCTION = "function"  # with its opening parenthesis
    NAME = "name"
    OPERATOR = "operator"
    SPACE = "space"


class Token(NamedTuple):
    """A word and its kind."""

    kind: TokenKind
    text: str


_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*+\])*+\]"

_TOKEN = re.compile(
    rf"""(?P<operator><=|>=|<>|[-+*/^&=<>%:,;(){{}}@])
    |(?P<slot>{SLOT})
    |(?P<text>"(?:[^"]|"")*")
    |(?P<fault>\#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA))
    |(?P<sheet>'(?:[^']|'')+'!|(?:\[[^\[\]]+\])?[\w.\\?]+(?::[\w.\\?]+)?!|\[[^\[\]]+\]!)
    |(?P<number>(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[Ee][+-]?[0-9]+)?(?![\w.]))
    |(?P<function>[^\W\d][\w.]*\()
    |(?P<structured>[\w.\\]*{_BRACKETS})
    |(?P<name>[\w\\][\w.\\?]*)
    |(?P<hash>\#)
    |(?P<space>\s+)""",
    re.VERBOSE | re.IGNORECASE,
)

#: By the group of the expression.  ``#`` is an operator where it begins no error value.
_KINDS = {**{kind.value: kind for kind in TokenKind}, "hash": TokenKind.OPERATOR}

_ENDS = frozenset({TokenKind.SLOT, TokenKind.NAME, TokenKind.STRUCTURED})
_STARTS = frozenset(
    {TokenKind.SLOT, TokenKind.NAME, TokenKind.STRUCTURED, TokenKind.SHEET, TokenKind.FUNCTION}
)


def tokens_of(skeleton: str) -> list[Token] | None:
    """The tokens; a space is kept where it means the cells that two ranges share.

    ``None`` when there is a sign that no formula has.
    """
    found: list[Token] = []
    at = 0
    while at < len(skeleton):
        match = _TOKEN.match(skeleton, at)
        if match is None or match.lastgroup is None:
            return None
        found.append(Token(_KINDS[match.lastgroup], match[0]))
        at = match.end()
    if not any(token.kind is TokenKind.SPACE for token in found):
        return found
    return [token for index, token in enumerate(found) if _counts(found, index)]


def _counts(found: list[Token], index: int) -> bool:
    """Whether the token says anything: all but spaces do, and those between two references."""
    if found[index].kind is not TokenKind.SPACE:
        return True
    if not 0 < index < len(found) - 1:
        return False
    before, after = found[index - 1], found[index + 1]
    return (before.kind in _ENDS or before.text == ")") and (
        after.kind in _STARTS or after.text == "("
    )
