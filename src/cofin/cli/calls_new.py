"""``cofin calls new``: a profile to start from, under an id that is free."""

from __future__ import annotations

import re
from pathlib import Path

from cofin.errors import OutputError, Problem
from cofin.letters import transliterated
from cofin.rules.kinds import Kind, problem_of
from cofin.rules.load import known_id, starter_text
from cofin.workbook.atomic import write_whole

_STARTER_ID = "my-call"


def write_starter(path: Path, wanted: str | None, *, force: bool) -> str:
    """Write the starter profile; the id it got.

    ``OutputError`` when the name or the id will not do, or the file cannot be written.
    """
    if path.suffix.lower() != ".toml":
        raise OutputError(Problem(str(path), "cli_calls.new_no_toml"))
    call = _suggested(path.stem) if wanted is None else wanted
    if problem_of(Kind.CALL_ID, call, "--id"):
        values = {"said": call[:80], "suggested": _suggested(call)}
        raise OutputError(Problem("--id", "cli_calls.new_bad_id", values))
    if known_id(call):
        raise OutputError(Problem("--id", "cli_calls.new_taken", {"id": call}))
    content = starter_text().replace(f'id = "{_STARTER_ID}"', f'id = "{call}"', 1)
    write_whole(path, content.encode(), force=force)
    return call


def _suggested(name: str) -> str:
    """The nearest thing to ``name`` that may be an id."""
    words = transliterated(name).lower()
    return re.sub(r"[^a-z0-9.]+", "-", words).strip("-.")[:60].rstrip("-.") or _STARTER_ID
