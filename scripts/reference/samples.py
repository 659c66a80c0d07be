"""``samples.toml``: what every check says of an example of its card, in both languages."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from cofin.checks.card import Card, cards
from cofin.checks.finding import Finding
from cofin.text import Lang

sys.path.append(str(Path(__file__).resolve().parents[2]))  # the examples run as in the tests

from tests.checks.card_examples import findings_of

_HEAD = "# Made by scripts/generate.py from the examples of the cards; do not edit.\n"


def samples() -> str:
    """The file: a table for each check and language."""
    return _HEAD + "".join(
        f"\n[{code}.{lang}]\n{_line('message', card, lang)}{_line('fix', card, lang)}"
        for code, card in cards().items()
        for lang in Lang
    )


def _line(what: str, card: Card, lang: Lang) -> str:
    said = getattr(card, what)(_first(card), lang)
    return f"{what} = {json.dumps(said, ensure_ascii=False)}\n"


def _first(card: Card) -> Finding:
    """The first finding in the examples of a card."""
    found = (f for example in card.examples for f in findings_of(card.code, example))
    return replace(next(found), code=card.code)
