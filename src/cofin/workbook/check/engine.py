"""ironcalc, in a process of its own: it may take too long, or too much memory, or fall over.

It reads the original file and recalculates all of it.  Started only for workbooks with
formulas that cofin itself does not evaluate; starting it and reading 6,000 formulas takes
a fifth of a second.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from cofin.checks.subject import CellKey, Recomputed
from cofin.grid import CellError

SECONDS = 10
MAX_BYTES = 5_000_000  # larger files are not given to it

_UNABLE = ("#N/IMPL!", "#ERROR!", "#CIRC!", "#NAME?")  # of the engine, not of the formula


def calculated(path: Path, wanted: Sequence[CellKey]) -> dict[CellKey, Recomputed]:
    """The values of these cells after a recalculation; nothing when it cannot be had."""
    if path.stat().st_size > MAX_BYTES:
        return {}
    try:
        done = subprocess.run(  # noqa: S603  # our own program, the path is an argument
            [sys.executable, "-I", "-c", _PROGRAM, str(path)],
            input=json.dumps(wanted).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        values = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return dict(_meant(wanted, values))


def _meant(
    wanted: Sequence[CellKey], values: Sequence[object]
) -> Iterator[tuple[CellKey, Recomputed]]:
    for key, value in zip(wanted, values, strict=True):
        match value:
            case bool():
                yield key, value
            case int() | float():
                yield key, Decimal(format(value, ".15g"))
            case str() if value.startswith(_UNABLE):
                continue
            case str() if value.startswith("#"):
                yield key, CellError(value)
            case str():
                yield key, value


#: Isolated from the environment and from the folder it runs in.
_PROGRAM = """
import json, sys
import ironcalc
model = ironcalc.load_from_xlsx(sys.argv[1])
model.evaluate()
sheets = {each["name"]: at for at, each in enumerate(model.get_worksheets_properties())}
cells = json.load(sys.stdin)
values = [model.get_cell_value(sheets[name], *cell) for name, *cell in cells]
json.dump(values, sys.stdout)
"""
