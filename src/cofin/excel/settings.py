r"""What a user chose for the add-in: language and call, in a small file of their own.

``%APPDATA%\cofin\settings.toml`` on Windows, ``~/.config/cofin/settings.toml`` elsewhere;
the variable ``COFIN_SETTINGS`` names another file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cofin.text import Lang, preferred_language

_LARGEST = 10_000  # bytes: two short lines are written


@dataclass(frozen=True, slots=True)
class Settings:
    """Language of texts; ``call`` is empty where the first call is meant."""

    lang: Lang
    call: str = ""


def settings_file(environ: Mapping[str, str] | None = None) -> Path:
    """Where the settings are."""
    env = os.environ if environ is None else environ
    if named := env.get("COFIN_SETTINGS"):
        return Path(named)
    if folder := env.get("APPDATA") or env.get("XDG_CONFIG_HOME"):
        return Path(folder) / "cofin" / "settings.toml"
    return Path.home() / ".config" / "cofin" / "settings.toml"


_known: dict[tuple[str, int], Settings] = {}


def settings(path: Path | None = None) -> Settings:
    """The settings; what is missing or cannot be read takes its default.

    Read again only when the file has changed: every function asks for them.
    """
    file = path or settings_file()
    try:
        stat = file.stat()
    except OSError:
        return Settings(preferred_language())
    key = (str(file), stat.st_mtime_ns)
    known = _known.get(key)
    if known is None:
        known = _read(file) if stat.st_size <= _LARGEST else Settings(preferred_language())
        _known.clear()
        _known[key] = known
    return known  # not what is kept: another thread may have cleared it


def save_settings(chosen: Settings, path: Path | None = None) -> Path:
    """Write the settings whole or not at all; where they were written."""
    from cofin.core.dump import toml_text
    from cofin.workbook.atomic import write_whole

    file = path or settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    content = f'language = "{chosen.lang.value}"\ncall = {toml_text(chosen.call)}\n'
    write_whole(file, content.encode(), force=True)
    return file


def _read(file: Path) -> Settings:
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        said = {}
    lang, call = said.get("language"), said.get("call")
    return Settings(
        Lang(lang) if lang in tuple(Lang) else preferred_language(),
        call if isinstance(call, str) else "",
    )
