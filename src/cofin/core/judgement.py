"""That a project was judged, kept with it: no figure needs a second judgement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cofin.core.model import Project
from cofin.rules.load import is_path
from cofin.rules.profile import CallProfile


def names_call(call: str, profile: CallProfile) -> bool:
    """Whether a project that names this call may be judged by the profile.

    One that names a file names no id; the file was opened by whoever read the profile.
    """
    return call == profile.id or is_path(call)


def found_good(given: Project, read: Project, profile: CallProfile) -> Project:
    """Keep with a project what it was read as under a call; that is returned."""
    for each in (given, read):
        object.__setattr__(each, "_judged", (profile, None if each is read else read))
    return read


def with_share(project: Project, share: Decimal | None, profile: CallProfile) -> Project:
    """One partner's part with what the whole leaves for it (EUR); judged if it was before."""
    if share is None:
        return project
    part = replace(project, share=share)
    return found_good(part, part, profile) if remembered(project, profile) is project else part


def remembered(project: Project, profile: CallProfile) -> Project | None:
    """What the project was read as under this call, if it was judged."""
    judged_by, read = getattr(project, "_judged", (None, None))
    if judged_by is not profile:
        return None
    return project if read is None else read
