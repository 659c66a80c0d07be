"""Everything there is to say about a profile file: four passes, problems and warnings.

The calculation stands above this package, so whoever wants the fourth pass brings it
(``cofin.core.worked_example.evaluate``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cofin.errors import Problem, ProfileError
from cofin.rules.build import build_profile
from cofin.rules.document import parse
from cofin.rules.examples import Evaluate, disagreements
from cofin.rules.load import content_of, problems_of
from cofin.rules.meaning import freshness_warnings
from cofin.rules.profile import CallProfile


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one profile; ``profile`` is there when it can be used."""

    source: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    profile: CallProfile | None = None


def lint(call: str | Path, evaluate: Evaluate | None = None) -> Verdict:
    """Judge a profile file, or a built-in call by its id.

    A file that is not TOML has one problem.  A file that cannot be read at all (missing, no
    plain file, too large) raises ``ProfileError``.  Without ``evaluate`` the worked examples
    are checked for their form only.
    """
    content, source = content_of(call)
    try:
        document = parse(content, source)
    except ProfileError as error:
        return Verdict(source, error.problems)
    warnings = tuple(freshness_warnings(document))
    if problems := problems_of(document):
        return Verdict(document.source, problems, warnings)
    profile = build_profile(document)
    differing = tuple(disagreements(profile, evaluate)) if evaluate else ()
    return Verdict(document.source, differing, warnings, profile)
