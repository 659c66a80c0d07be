"""Reference tables: complete, found by every code, and honest about what is assumed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from cofin.rules.load import list_calls, load_profile
from cofin.rules.profile import Status
from cofin.rules.tables import (
    Region,
    countries,
    exchange_ceilings,
    region_list,
    regions,
    table_columns,
)

NUTS = "nuts2-2014-2020"


def test_the_totals_of_the_regions_are_the_official_ones() -> None:
    assert Counter(region.category for region in region_list(NUTS)) == {
        "less_developed": 72,
        "transition": 51,
        "more_developed": 151,
    }


def test_countries_with_one_category_have_that_one() -> None:
    found = {region.country: set[str]() for region in region_list(NUTS)}
    for region in region_list(NUTS):
        found[region.country].add(region.category)
    assert all(found[country] == {"less_developed"} for country in ("BG", "EE", "HR", "LV", "LT"))
    more = ("IE", "CY", "LU", "NL", "FI", "SE")
    assert all(found[country] == {"more_developed"} for country in more)


@pytest.mark.parametrize(
    ("codes", "category"),
    [
        (("GR14", "EL14", "EL61", "GR61"), "less_developed"),  # Thessalia
        (("FR22", "FRE2"), "transition"),  # Picardie, recoded in 2016
        (("ITE3", "ITI3"), "more_developed"),  # Marche, recoded in 2010
        (("PL31", "PL81"), "less_developed"),  # Lubelskie
        (("SI01", "SI03"), "less_developed"),  # Vzhodna Slovenija
    ],
)
def test_a_region_is_found_by_the_code_of_any_nuts_version(
    codes: tuple[str, ...], category: str
) -> None:
    found = regions(NUTS)
    assert {found[code].category for code in codes} == {category}
    assert len({found[code].name for code in codes}) == 1


def test_a_part_of_a_split_region_has_its_category_by_assumption_only() -> None:
    found = regions(NUTS)
    assert found["HU10"].status is Status.REPORTED
    assert (found["HU11"].category, found["HU11"].status) == ("more_developed", Status.ASSUMED)
    assert found["PL92"].status is Status.ASSUMED


def test_a_part_of_a_country_of_one_category_is_no_assumption() -> None:
    assert regions(NUTS)["LT02"].status is Status.REPORTED


def test_a_code_that_stands_for_two_merged_regions_names_both() -> None:
    both = regions(NUTS)["DE40"]
    assert both.name == "Brandenburg - Nordost; Brandenburg - Südwest"
    assert both.codes == ("DE41", "DE40", "DE42")
    assert regions(NUTS)["UKM9"].category == "more_developed"


def test_regions_that_share_a_code_share_category_status_and_source() -> None:
    known: dict[str, Region] = {}
    for region in region_list(NUTS):
        for code in region.codes:
            other = known.setdefault(code, region)
            assert region.category == other.category == regions(NUTS)[code].category
            assert (region.status, region.source) == (other.status, other.source)


def test_codes_begin_with_the_country() -> None:
    for region in region_list(NUTS):
        prefixes = {"EL", "GR"} if region.country == "EL" else {region.country}
        assert {code[:2] for code in region.codes} <= prefixes
        assert {len(code) for code in region.codes} == {4}


def test_no_region_is_verified_because_the_list_itself_was_not_at_hand() -> None:
    assert {region.status for region in region_list(NUTS)} == {Status.REPORTED, Status.ASSUMED}


def test_who_may_apply_in_2020() -> None:
    found = countries("cosme-2020")
    assert len(found) == 39
    assert Counter((c.eligible, c.status) for c in found.values()) == {
        ("yes", Status.REPORTED): 27,
        ("presumed", Status.ASSUMED): 11,
        ("see_note", Status.ASSUMED): 1,
    }
    assert found["UK"].eligible == "see_note"
    assert found["TR"].name == {"en": "Turkey", "tr": "Türkiye"}


def test_in_2018_all_of_them_took_part() -> None:
    assert {c.eligible for c in countries("cosme-2018").values()} == {"yes"}
    assert countries("cosme-2018").keys() == countries("cosme-2020").keys()


def test_only_the_lump_sum_of_portugal_was_read() -> None:
    found = exchange_ceilings("clusterxchange")
    read = [host for host, row in found.items() if row.status is Status.REPORTED]
    assert read == ["PT"]
    assert (found["PT"].full, found["PT"].half) == (780_00, 390_00)


def test_half_lump_sums_are_half_and_none_is_above_the_maximum() -> None:
    for row in exchange_ceilings("clusterxchange").values():
        assert row.half * 2 == row.full
        assert row.full <= 1_100_00


def test_only_for_the_united_kingdom_no_lump_sum_was_found() -> None:
    hosts = exchange_ceilings("clusterxchange").keys()
    assert countries("cosme-2020").keys() - hosts == {"UK"}


def test_a_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        countries("cosme-2020")["XX"] = countries("cosme-2020")["TR"]  # type: ignore[index]


def test_every_table_is_known_with_its_columns() -> None:
    found = table_columns()
    assert list(found) == ["clusterxchange", "cosme-2018", "cosme-2020", NUTS]
    assert found["clusterxchange"] == ("host_country", "full", "half", "status", "source")


@pytest.mark.parametrize("call", list_calls())
def test_the_tables_that_a_call_names_exist(call: str) -> None:
    assert set(load_profile(call).tables.values()) <= set(table_columns())


def test_nobody_pays_for_tables_that_are_not_needed() -> None:
    code = (
        "from cofin.rules import tables; from cofin.rules.load import load_rules;"
        "load_rules('cos-cluster-2020-3-03');"
        "print(tables.regions.cache_info().misses, tables.countries.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]
