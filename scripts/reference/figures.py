"""The names of all figures: in workbooks, in JSON, and for ``cofin explain``."""

from __future__ import annotations

from cofin.core.figure_keys import PARTNER, TOTALS, WORK_PACKAGE
from cofin.text import Lang
from reference.words import document, table, word


def page(lang: Lang) -> str:
    """The page on figure names."""
    return document(
        word("figures", lang),
        word("figures_intro", lang),
        _section("totals", "fig.totals", (*TOTALS, "effective_rate", "limited_by"), lang),
        _section("partners", "fig.partners.P1", ("categories.personnel", *PARTNER), lang),
        _section(
            "work_packages", "fig.work_packages.WP1", ("categories.personnel", *WORK_PACKAGE), lang
        ),
        lang=lang,
    )


def _section(name: str, prefix: str, keys: tuple[str, ...], lang: Lang) -> str:
    rows = [
        [f"`{prefix}.{key}`", word(f"figure_{key.partition('.')[0]}", lang)]
        for key in keys
    ]  # fmt: skip
    headings = [word("head_name", lang), word("head_meaning", lang)]
    return f"## {word(f'figures_{name}', lang)}\n\n{table(headings, rows)}"
