"""Sources as numbered notes: named once at the end, referred to as ``[1]`` before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cofin.cli.output import wrap
from cofin.core.citation import Citation
from cofin.rules.profile import Status, passage
from cofin.text import Lang, say


@dataclass(slots=True)
class Notes:
    """The sources referred to so far, in the order of their first mention."""

    lang: Lang
    known: list[str] = field(default_factory=list)

    def marks(self, citations: Iterable[Citation]) -> str:
        """``[1] [3]`` for the sources of some rules, each once."""
        texts = (source_text(c, self.lang) for c in citations)
        numbers = {self._number(text): None for text in texts}
        return " ".join(f"[{number}]" for number in numbers)

    def lines(self) -> list[str]:
        """Every source referred to, with its number."""
        found: list[str] = []
        for number, text in enumerate(self.known, start=1):
            mark = f"[{number}]"
            lines = wrap(text, indent=" " * 7)
            found += [f"  {mark:<5}{lines[0][7:]}", *lines[1:]]
        return found

    def _number(self, text: str) -> int:
        if text not in self.known:
            self.known.append(text)
        return self.known.index(text) + 1


def source_text(citation: Citation, lang: Lang) -> str:
    """``title, where (status)``."""
    dated = citation.dated
    place = ", ".join(filter(None, (dated.source.title, passage(dated.where, lang))))
    return f"{place} ({status_word(dated.status, lang)})"


def status_word(status: Status, lang: Lang) -> str:
    """How well a value is founded, in a word."""
    return say(f"explain.status_{status}", lang)
