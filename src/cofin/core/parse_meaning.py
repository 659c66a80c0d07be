"""What must hold between the fields and the rows of a project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from cofin.core.countries import country_code
from cofin.core.model import Role
from cofin.core.parse_known import Known
from cofin.core.parse_lines import Row, check_lines
from cofin.core.parse_overrides import check_overrides
from cofin.core.parse_problems import Problems, Vocabulary, quoted

Rows: TypeAlias = Mapping[str, list[Row]]
"""Rows of each table, fields that were refused left out; ``project`` has one."""


def check_meaning(
    rows: Rows,
    raw: Mapping[str, Sequence[object]],
    known: Known,
    problems: Problems,
) -> None:
    """Every problem that no single field shows."""
    for table in ("partner", "work_package"):
        _unique_ids(table, raw[table], problems)
    _one_coordinator(rows["partner"], raw["partner"], known, problems)
    _declared_work_packages(rows, problems)
    for number, row in enumerate(rows["partner"], 1):
        _region(row, number, known, problems)
    duration = rows["project"][0].get("duration_months", 0)
    for number, row in enumerate(rows["work_package"], 1):
        _months(row, number, duration, problems)
    check_lines(rows, known, problems)
    check_overrides(rows["override"], known, problems)


def _unique_ids(table: str, raw: Sequence[object], problems: Problems) -> None:
    """Ids as typed, refused ones included; Excel names know no upper and lower case."""
    first: dict[str, int] = {}
    for number, row in enumerate(raw, 1):
        typed = row.get("id") if isinstance(row, Mapping) else None
        if not isinstance(typed, str) or not typed.strip():
            continue
        before = first.setdefault(typed.strip().lower(), number)
        if before != number:
            where = problems.place((table, before, "id"))
            problems.add((table, number, "id"), "duplicate_id", value=quoted(typed), first=where)


def _one_coordinator(
    rows: list[Row], raw: Sequence[object], known: Known, problems: Problems
) -> None:
    if not raw:
        if not problems.at(("partner",)):
            problems.add(("partner",), "no_partners")
        return
    roles = [row.get("role") for row in rows]
    found = [number for number, role in enumerate(roles, 1) if role is Role.COORDINATOR]
    if not found and None not in roles and not known.other_partners:
        problems.add(("partner",), "no_coordinator", role=Role.COORDINATOR)
    for number in found[1:]:
        first = problems.place(("partner", found[0], "role"))
        problems.add(
            ("partner", number, "role"), "two_coordinators", first=first, role=Role.BENEFICIARY
        )


def _declared_work_packages(rows: Rows, problems: Problems) -> None:
    if not rows["work_package"] and (rows["cost"] or rows["exchange"]):
        problems.add(("work_package",), "no_work_packages")


def _region(row: Row, number: int, known: Known, problems: Problems) -> None:
    country, region = row.get("country"), row.get("region")
    if not isinstance(country, str) or not isinstance(region, str) or not region:
        return
    path = ("partner", number, "region")
    if country_code(region[:2]) != country:
        problems.add(path, "region_elsewhere", value=quoted(region), country=country)
        return
    known_regions = known.regions()
    if region in known_regions:
        return
    names = {code: r.name for code, r in known_regions.items() if r.country == country}
    if names:  # else a country that the table does not list: its shape must do
        words = Vocabulary(names, ((name, code) for code, name in names.items()))
        problems.add(
            path,
            "unknown_region",
            value=quoted(region),
            suggestion=words.nearest(region),
            country=country,
            words=words.listed(),
        )


def _months(row: Row, number: int, duration: object, problems: Problems) -> None:
    start, end = row.get("start_month"), row.get("end_month")
    if isinstance(start, int) and isinstance(end, int) and end < start:
        path = ("work_package", number, "end_month")
        problems.add(path, "end_before_start", start=start, end=end)
    if not isinstance(duration, int) or not duration:
        return
    for key, month in (("start_month", start), ("end_month", end)):
        if isinstance(month, int) and month > duration:
            path = ("work_package", number, key)
            problems.add(path, "beyond_duration", month=month, duration=duration)
