"""A map: what of a budget goes where in a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

VERSION = 1
"""Of the form of map files."""

ROWS = ("partners", "work_packages", "costs", "exchanges", "funding")
"""What the rows of a table can be."""


@dataclass(frozen=True, slots=True)
class Put:
    """One value and the one cell for it: by name, by labels, or (rarely) by address.

    ``value`` is a path such as ``totals.eligible`` or ``partners.P1.name``.  ``row`` and
    ``column`` are labels on the sheet; without a ``column`` it is the cell on the right of
    the row's label.  ``place`` says where in the map file this stands.
    """

    value: str
    name: str = ""
    sheet: str = ""
    row: str = ""
    column: str = ""
    cell: str = ""
    as_text: bool = False
    overwrite_formula: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class TableRule:
    """Rows of the budget into the prepared rows below the headings of a table.

    ``columns`` maps a heading to a path that is relative to the row (``name``,
    ``categories.personnel``).  The table is an Excel table (``table``), or the row of
    ``sheet`` that holds all the headings.
    """

    rows: str
    columns: Mapping[str, str]
    table: str = ""
    sheet: str = ""
    as_text: frozenset[str] = frozenset()  # headings
    overwrite_formula: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class FillMap:
    """All rules of a map file, in their order."""

    puts: tuple[Put, ...] = ()
    tables: tuple[TableRule, ...] = ()
    source: str = ""
    title: Mapping[str, str] = field(default_factory=dict)

    @property
    def sheets(self) -> frozenset[str]:
        """The sheets that it names; those of names and tables are found by these."""
        named = {put.sheet for put in self.puts} | {table.sheet for table in self.tables}
        return frozenset(named - {""})
