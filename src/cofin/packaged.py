"""Files that belong to the package: sentences, cards, calls, lists of words.

They lie beside the code; ``importlib.resources`` would import a dozen modules to say so.
"""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parent


def packaged(*parts: str) -> Path:
    """A file or folder of the package: ``packaged("texts", "word.toml")``."""
    return _ROOT.joinpath(*parts)
