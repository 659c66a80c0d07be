"""The page on map files: their fields, and every value that a map can name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cofin.core.calculate import calculate
from cofin.core.model import (
    CostLine,
    Exchange,
    FundingKind,
    FundingSource,
    Partner,
    Project,
    Role,
    WorkPackage,
)
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.fill.model import ROWS
from cofin.workbook.fill.values import Values
from reference.words import document, table, word

CALL = "cos-cluster-2020-3-03"
PUT = ("value", "name", "sheet", "row", "column", "cell", "as", "overwrite_formula")
TABLE = ("rows", "table", "sheet", "columns", "as", "overwrite_formula")


def page(lang: Lang) -> str:
    """The whole page."""
    values = Values(calculate(_sample(), load_rules(CALL)), lang)
    blocks = [word("map_intro", lang)]
    for heading, keys in (("put", PUT), ("table", TABLE)):
        rows = [[f"`{key}`", word(f"map_{heading}_{key}", lang)] for key in keys]
        headings = [word("head_field", lang), word("head_meaning", lang)]
        about = word(f"map_{heading}_about", lang)
        blocks.append(f"## `[[{heading}]]`\n\n{about}\n\n{table(headings, rows)}")
    blocks.append(f"## {word('map_values', lang)}\n\n{word('map_values_about', lang)}")
    for kind in ("project", "totals"):
        blocks.append(f"### `{kind}`\n\n{_listed(values.group(kind))}")
    for kind in ROWS:
        blocks.append(f"### `{kind}`\n\n{_listed(values.rows(kind)[0])}")
    return document(word("map_title", lang), *blocks, lang=lang)


def _listed(node: Mapping[str, Any]) -> str:
    return ", ".join(f"`{path}`" for path in _paths(node))


def _paths(node: Mapping[str, Any], prefix: str = "") -> list[str]:
    """Every path below; ids of other rows as ``#1``."""
    found: list[str] = []
    for key, value in node.items():
        if not isinstance(value, Mapping):
            found.append(prefix + key)
        elif key in ("work_packages", "partners"):
            found += _paths(next(iter(value.values())), f"{prefix}{key}.#1.")
        else:
            found += _paths(value, f"{prefix}{key}.")
    return found


def _sample() -> Project:
    """One row of everything, so that every path exists."""
    return Project(
        call=CALL,
        acronym="A",
        partners=(Partner("P1", "P", "TR", Role.COORDINATOR),),
        work_packages=(WorkPackage("WP1", "W"),),
        costs=(CostLine("P1", "WP1", "personnel", "D", _one(), _one()),),
        exchanges=(Exchange("P1", "WP1", 1, "DE", 5, 500),),
        funding=(FundingSource("P1", FundingKind.OWN, _one()),),
    )


def _one() -> Decimal:
    return Decimal(1)
