"""The rules of a call by its id or from a file of one's own.

Every file goes through the first three passes, the built-in ones too; the fourth (worked
examples) needs the calculation and is run by ``rules.lint``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import chain, islice
from pathlib import Path

from cofin.errors import InputError, Problem, ProfileError, must_be_path
from cofin.packaged import packaged
from cofin.rules.build import build_profile
from cofin.rules.document import Document, not_among, parse, problem_at, read_bytes
from cofin.rules.meaning import MEANINGS
from cofin.rules.parameters import PARAMETERS
from cofin.rules.profile import CallProfile, CallRules
from cofin.rules.shape import shape_problems
from cofin.text import Lang

MOST_PROBLEMS = 200
"""Problems reported of one file; more would help nobody and a hostile file has no end."""

FIRST_CALL = "cos-cluster-2020-3-03"
"""The call that is meant when neither a project, nor a person, nor a setting names one."""


def list_calls() -> tuple[str, ...]:
    """The ids of the built-in calls, the one with the latest deadline first."""
    return tuple(sorted(_ids(), key=lambda call: _built_in(call).deadline, reverse=True))


@cache
def _ids() -> tuple[str, ...]:
    """The same in no order that means anything: an id is looked up without reading any."""
    names = (file.name for file in _folder().iterdir())
    found = (name for name in names if name.endswith(".toml") and not name.startswith("_"))
    return tuple(sorted((name.removesuffix(".toml") for name in found), reverse=True))


def load_profile(call: str | Path) -> CallProfile:
    """The profile of a built-in call (its id, in any case) or of a profile file.

    ``ProfileError`` with all problems, or with the known calls when there is none of that
    name.  A profile is read-only: everybody who asks for a built-in call gets the same one.
    """
    must_be_path("call", call)
    if isinstance(call, str) and (known := known_id(call)):
        return _built_in(known)
    path = Path(call)
    if isinstance(call, str) and not is_path(call):
        unknown = not_among("call", "profile.unknown_call", call.lower(), _ids())
        raise ProfileError([unknown], call[:80])
    return checked_profile(parse(*content_of(path)))


def load_rules(call: str | Path | CallProfile, on: date | str | None = None) -> CallRules:
    """The rules in force on a day; without a day, at the call's deadline (never today's).

    ``call`` is the id of a built-in call, the path of a profile file, or a loaded profile;
    ``on`` a ``datetime.date`` or text such as ``"2021-02-02"``.

    Raises ``ProfileError`` when there is no such call or it has no rules yet on that day, and
    ``InputError`` for what is no day.
    """
    profile = call if isinstance(call, CallProfile) else load_profile(call)
    rules = CallRules(profile, profile.deadline if on is None else _day(on))
    missing = [key for key, spec in PARAMETERS.items() if spec.required and not rules.find(key)]
    if missing:
        named = {
            lang.value: "; ".join(  # there are commas in the labels
                profile.parameters[key].label[lang] if key in profile.parameters else key
                for key in missing
            )
            for lang in Lang
        }
        early = problem_at(
            "", "profile.no_rules_yet", on=rules.on, published=profile.published, parameters=named
        )
        raise ProfileError([early], profile.id)
    return rules


def _day(said: date | str) -> date:
    """The day that is meant; ``InputError`` for anything else."""
    try:
        found = date.fromisoformat(said) if isinstance(said, str) else said
    except ValueError:
        found = None
    if isinstance(found, datetime):
        return found.date()
    if isinstance(found, date):
        return found
    raise InputError([Problem("", "python.no_day", {"value": repr(said)[:80]})], "on")


def content_of(call: str | Path) -> tuple[bytes, str]:
    """The unread content of a built-in call or of a file, and what to call it."""
    if isinstance(call, str) and (known := known_id(call)):
        name = f"{known}.toml"
        return (_folder() / name).read_bytes(), name
    return read_bytes(Path(call)), str(call)


def checked_profile(document: Document) -> CallProfile:
    """The profile of a document; ``ProfileError`` with what the second and third pass find."""
    if problems := problems_of(document):
        raise ProfileError(problems, document.source)
    return build_profile(document)


def problems_of(document: Document) -> tuple[Problem, ...]:
    """What the second and the third pass find, at most ``MOST_PROBLEMS``."""

    def found() -> Iterator[Problem]:
        yield from shape_problems(document)
        yield from chain.from_iterable(look(document) for look in MEANINGS)

    return tuple(islice(found(), MOST_PROBLEMS))


def known_id(call: str) -> str:
    """The id of the built-in call meant; empty when there is none."""
    said = call.strip().lower()
    return said if said in _ids() else ""


def starter_text() -> str:
    """The commented profile that a new one starts from."""
    return (_folder() / "_new.toml").read_text("utf-8")


@cache
def _built_in(call: str) -> CallProfile:
    return checked_profile(parse(*content_of(call)))


def _folder() -> Path:
    return packaged("rules", "calls")


def is_path(said: str) -> bool:
    """Whether a person who wrote this meant a file rather than the id of a call."""
    return said.lower().endswith(".toml") or "/" in said or "\\" in said
