"""Reference tables that calls refer to: regions, countries, exchange lump sums.

Each table is a CSV file in ``rules/reference/`` named by its id, whose rows carry their own
source and status.  A table is read when it is first asked for, and once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from cofin.money import cents
from cofin.packaged import packaged
from cofin.rules.profile import Labels, Status


@dataclass(frozen=True, slots=True)
class Region:
    """A NUTS 2 region and its category in 2014-2020."""

    codes: tuple[str, ...]  # NUTS 2006, 2013 and 2016 codes, without repetition
    country: str
    name: str
    category: str  # less_developed | transition | more_developed
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country and whether its organisations may apply: "yes", "presumed", "see_note"."""

    code: str
    name: Labels
    eligible: str
    status: Status
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class ExchangeCeiling:
    """The lump sum (cents) for a visit to a host country: full, and for short or near visits."""

    host_country: str
    full: int
    half: int
    status: Status
    source: str


@cache
def region_list(table: str) -> tuple[Region, ...]:
    """Every region of a table once, in the order of Decision 2014/99/EU's countries."""
    return tuple(_region(row) for row in _rows(table))


@cache
def regions(table: str) -> Mapping[str, Region]:
    """Region by code, whichever version of NUTS (2006, 2013, 2016) the code is from.

    Greek codes are found with ``GR`` and with ``EL``.  Where a later version split a region,
    the category of the parts is taken from the whole; unless the whole country has one
    category, that is an assumption and the status says so.  Where it merged two regions (of
    one category, in all cases), the code stands for both.
    """
    known: dict[str, Region] = {}
    for row, region in zip(_rows(table), region_list(table), strict=True):
        inherited = replace(region, status=Status.ASSUMED)
        for code in region.codes:
            found = inherited if code in row["inherited"].split() else region
            known[code] = _merged(known[code], found) if code in known else found
    return MappingProxyType(known)


@cache
def countries(table: str) -> Mapping[str, Country]:
    """Country by ISO 3166-1 alpha-2 code (``EL`` for Greece, ``UK``, ``XK`` for Kosovo)."""
    return MappingProxyType(
        {
            row["code"]: Country(
                code=row["code"],
                name={"en": row["name_en"], "tr": row["name_tr"]},
                eligible=row["eligible"],
                status=Status(row["status"]),
                source=row["source"],
                note=row["note"],
            )
            for row in _rows(table)
        }
    )


OUTERMOST = "XX-OMR"
"""Stands for the outermost regions of the EU where a host country does."""


@cache
def exchange_ceilings(table: str) -> Mapping[str, ExchangeCeiling]:
    """Lump sum by host country, or ``OUTERMOST``."""
    return MappingProxyType(
        {
            row["host_country"]: ExchangeCeiling(
                host_country=row["host_country"],
                full=cents(Decimal(row["full"])),
                half=cents(Decimal(row["half"])),
                status=Status(row["status"]),
                source=row["source"],
            )
            for row in _rows(table)
        }
    )


@cache
def table_columns() -> Mapping[str, tuple[str, ...]]:
    """The id of every table with the names of its columns: what a profile may refer to."""
    folder = packaged("rules", "reference")
    files = {file.name: file for file in folder.iterdir() if file.name.endswith(".csv")}
    headings = {name: files[name].read_text("utf-8").partition("\n")[0] for name in sorted(files)}
    return MappingProxyType(
        {name.removesuffix(".csv"): tuple(said.split(",")) for name, said in headings.items()}
    )


def _rows(table: str) -> Iterator[Mapping[str, str]]:
    source = packaged("rules", "reference", f"{table}.csv")
    return csv.DictReader(source.read_text("utf-8").splitlines())


def _region(row: Mapping[str, str]) -> Region:
    written = " ".join((row["nuts_2006"], row["nuts_2013"], row["nuts_2016"])).split()
    if row["country"] == "EL":
        written += [prefix + code[2:] for code in written for prefix in ("EL", "GR")]
    return Region(
        codes=tuple(dict.fromkeys(written)),
        country=row["country"],
        name=row["name"],
        category=row["category"],
        status=Status(row["status"]),
        source=row["source"],
    )


def _merged(first: Region, second: Region) -> Region:
    """Two regions, of one category and status, that a later NUTS version made one."""
    return replace(
        first,
        codes=tuple(dict.fromkeys(first.codes + second.codes)),
        name=f"{first.name}; {second.name}",
    )
