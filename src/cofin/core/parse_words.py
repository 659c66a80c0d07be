"""Fields that hold a word: an id, a choice, or a reference to what is declared elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from cofin.core.parse_known import RESERVED_IDS, Known, may_be_id
from cofin.core.parse_numbers import Rule
from cofin.core.parse_problems import Refused, Vocabulary, quoted, shown
from cofin.core.schema import Field, Kind
from cofin.letters import transliterated
from cofin.text import Lang, raw


def written(value: object) -> str:
    """The text of a field that must say something."""
    if not isinstance(value, str):
        raise Refused("not_text", value=shown(value))
    if not value.strip():
        raise Refused("empty")
    return value


def unknown(code: str, text: str, words: Vocabulary) -> Refused:
    """A word that is not among those known, with the nearest of them."""
    near = words.nearest(text)
    return Refused(code, value=quoted(text), suggestion=near, words=words.listed())


def choice(field: Field) -> Rule[str]:
    """The rule for a word of a short list that is the same in every call."""
    if field.choices is None:
        raise TypeError(f"{field.key} has no choices")
    members: Mapping[str, StrEnum] = {member.value: member for member in field.choices}
    words = Vocabulary(members, _choice_names(members))

    def rule(value: object) -> StrEnum:
        text = written(value)
        if text in members:
            return members[text]
        raise unknown("unknown_choice", text, words)

    return rule


def _choice_names(members: Mapping[str, StrEnum]) -> Iterator[tuple[str, str]]:
    for word in members:
        key = f"project.choice_{word.replace('-', '_')}"
        yield from ((raw(key, lang), word) for lang in Lang)


def an_id(value: object) -> str:
    """The rule for ids: they become parts of names in a workbook.  Blanks around one go."""
    text = written(value).strip()
    if text.lower() in RESERVED_IDS:
        raise Refused("reserved_id", value=quoted(text))
    if not may_be_id(text):
        raise Refused("not_an_id", value=quoted(text), suggestion=_like_id(text))
    return text


def _like_id(text: str) -> str:
    """An id as near to the text as ids allow, or nothing."""
    made = re.sub(r"[^A-Za-z0-9]+", "_", transliterated(text)).strip("_")[:20]
    return made if may_be_id(made) else ""


def reference(kind: Kind, known: Known) -> Rule[str]:
    """The rule for a word that the project or the call declares.

    An id counts in any capitals and becomes what is declared: no two differ in them alone.
    """
    words = {
        Kind.PARTNER: known.partners,
        Kind.WORK_PACKAGE: known.work_packages,
        Kind.CATEGORY: known.categories,
        Kind.ACTIVITY: known.activities,
        Kind.PARAMETER: known.parameters,
    }[kind]
    is_id = kind in (Kind.PARTNER, Kind.WORK_PACKAGE)
    silent = is_id and words.is_empty
    indirect = known.profile.indirect.key

    def rule(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        text = written(value)
        if is_id and (declared := words.spelled(text)):
            return declared
        if silent:  # that there is none at all is one problem, not one per line
            return text
        if kind is Kind.CATEGORY and text == indirect:
            raise Refused("indirect_is_computed", value=quoted(text))
        raise unknown(f"unknown_{kind}", text, words)

    return rule
