"""What each check says of its first example with a finding.

``samples.toml`` is made from the cards by ``scripts/generate.py``: the examples are run there
and in the tests, not on the user's machine.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cofin.packaged import packaged
from cofin.text import Lang


class Sample(NamedTuple):
    """A finding in the words of one language."""

    message: str
    fix: str


def sample(code: str, lang: Lang) -> Sample:
    """The sample of a check; ``KeyError`` when there is no such check."""
    return Sample(**_samples()[code][lang.value])


@cache
def _samples() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(packaged("checks", "report", "samples.toml").read_text("utf-8"))
