"""The country that a text names: its code, or its name in nine languages.

The names are data (``countries.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache

from cofin.checks.words.sums import fold
from cofin.core.countries import CODES, country_code
from cofin.packaged import packaged

_PARTS = re.compile(r"[()/,;|–—]|\s-\s")


@lru_cache(maxsize=1024)
def country_named(text: str) -> str:
    """The code of the one country that a text names; empty when it names none, or several.

    >>> country_named("Türkiye"), country_named("Germany (DE)"), country_named("GR")
    ('TR', 'DE', 'EL')
    >>> country_named("Spain / Portugal"), country_named("Izmir")
    ('', '')
    """
    whole = _code_of(text)
    if whole:
        return whole
    codes = {_code_of(part) for part in _PARTS.split(text) if part.strip()}
    return codes.pop() if len(codes) == 1 else ""


def _code_of(text: str) -> str:
    bare = text.strip()
    code = country_code(bare)
    if len(bare) == 2 and bare.isupper() and code in CODES:
        return code
    return _country_names().get(fold(bare), "") if bare else ""


def has_names(code: str) -> bool:
    """Whether a country is one of Europe and its neighbours, whose names are listed."""
    return code in _listed_names()


@cache
def _listed_names() -> Mapping[str, list[str]]:
    return tomllib.loads(packaged("checks", "words", "countries.toml").read_text("utf-8"))


@cache
def _country_names() -> Mapping[str, str]:
    return {fold(name): code for code, names in _listed_names().items() for name in names}
