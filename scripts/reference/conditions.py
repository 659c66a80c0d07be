"""The conditions of a call that a project is judged by."""

from __future__ import annotations

from cofin.core.criterion import CriterionKey, Verdict
from cofin.text import Lang, say
from reference.words import document, table, word


def page(lang: Lang) -> str:
    """The page on criteria."""
    rows = [[f"`{key}`", say(f"criterion.{key}", lang)] for key in CriterionKey]
    verdicts = [[f"`{v}`", say(f"criterion.status_{v}", lang)] for v in Verdict]
    return document(
        word("criteria", lang),
        word("criteria_intro", lang),
        table([word("head_key", lang), word("head_condition", lang)], rows),
        table([word("head_key", lang), word("head_verdict", lang)], verdicts),
        lang=lang,
    )
