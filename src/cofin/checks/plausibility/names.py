"""Whether a description of work names a person, the job of one person, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from cofin.checks.words.costs import says, words_of
from cofin.checks.words.headings import folded

_ASIDE = re.compile(r"[,;:()\[\]/]|\s[-–—]\s")
_TITLE = re.compile(r"^(?:(?:prof|dr|mr|mrs|ms|ing|dipl|bay|bayan|sayın)\b\.?\s*)+", re.IGNORECASE)
_MOST_NAMES = 4


class Person(NamedTuple):
    """A person whom a description seems to name."""

    name: str  # for comparison
    is_sure: bool  # a title or a job stands beside it


@lru_cache(maxsize=8192)
def person_named(text: str) -> Person | None:
    """The person whom a description names; ``None`` when it names a job or an activity.

    >>> person_named("Ayşe YILMAZ, project manager"), person_named("Project manager")
    (Person(name='ayse yilmaz', is_sure=True), None)
    >>> person_named("Jan Kowalski"), person_named("Quality Monitoring")
    (Person(name='jan kowalski', is_sure=False), None)
    """
    parts = [part.strip() for part in _ASIDE.split(text)]
    for part in parts:
        bare = _TITLE.sub("", part)
        if _is_name(bare.split()):
            is_sure = bare != part or any(_has_job(other) for other in parts if other is not part)
            if is_sure or not says("activity", bare):
                return Person(folded(bare), is_sure)
    return None


def _is_name(words: Sequence[str]) -> bool:
    """Two to four words that begin with a capital and name no job."""
    if not 2 <= len(words) <= _MOST_NAMES:
        return False
    for word in words:
        letters = word.strip(".'’-").replace("-", "").replace("'", "").replace("’", "")
        if not letters.isalpha() or not letters[0].isupper() or says("job", word):
            return False
    return True


def _has_job(text: str) -> bool:
    return says("one_person", text)


@lru_cache(maxsize=8192)
def is_one_person(description: str) -> bool:
    """Whether a description reads like the job of one person: a job word, no plural, no number.

    >>> is_one_person("Event manager"), is_one_person("Küme yöneticileri")
    (True, False)
    >>> is_one_person("Project management"), is_one_person("Administrative personnel")
    (False, False)
    """
    has_number = any(sign.isdigit() for sign in description)
    if has_number or not _has_job(description) or says("several_persons", description):
        return False
    return _plurals().search(folded(description)) is None


@cache
def _plurals() -> re.Pattern[str]:
    """Job words in the plural: English ``-s``, Turkish ``-lar``, ``-leri`` and their endings."""
    jobs = [folded(word) for word in words_of("one_person") if "*" not in word]
    english = [f"{job[:-1]}ies" for job in jobs if job.endswith("y")]
    endings = rf"(?:{'|'.join(map(re.escape, jobs))})(?:s|es|l[ae]r\w*)"
    return re.compile(rf"(?<!\w)(?:{endings}|{'|'.join(english)})(?!\w)")
