"""The folder of the demo: it may be made again, and what a person changed in it stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cofin.errors import OutputError, Problem
from cofin.files import read_file
from cofin.system import reason

_LARGEST = 25_000_000  # bytes; more than the demo ever wrote

MANIFEST = ".cofin-demo.json"
"""Name -> SHA-256 of each content the demo wrote: how it knows its own former output."""


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """A folder whose named files are absent, or as the demo left them."""

    path: Path

    @classmethod
    def opened(cls, path: Path, names: Iterable[str]) -> DemoFolder:
        """The folder, made if need be; ``OutputError`` when a file in it is not the demo's."""
        folder = cls(path)
        try:
            path.mkdir(parents=True, exist_ok=True)
            written = folder._manifest()
            for name in names:
                place = folder.place(name)
                known = written.get(name, ())
                if place.exists() and _digest(read_file(place, _LARGEST)) not in known:
                    raise OutputError(Problem(str(place), "cli_demo.not_ours", {}))
        except OSError as why:
            raise _unusable(path, why) from why
        return folder

    def place(self, name: str) -> Path:
        """Where the file of this name stands."""
        return self.path / name

    def write(self, name: str, content: bytes) -> None:
        """Remember a content as the demo's own, then write it whole."""
        from cofin.workbook.atomic import write_whole

        known = self._manifest()
        digests = sorted({*known.get(name, ()), _digest(content)})
        text = json.dumps({**known, name: digests}, indent=2, sort_keys=True) + "\n"
        write_whole(self.place(MANIFEST), text.encode(), force=True)
        write_whole(self.place(name), content, force=True)

    def _manifest(self) -> Mapping[str, list[str]]:
        """What was written before; nothing when the list is missing or damaged."""
        try:
            known = json.loads(read_file(self.place(MANIFEST), _LARGEST))
        except (FileNotFoundError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _unusable(path: Path, why: OSError) -> OutputError:
    return OutputError(Problem(str(path), "cli_demo.unusable", {"why": reason(why)}))
