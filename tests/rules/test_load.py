"""A call by its id or from a file; values of one day."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cofin.errors import InputError, ProfileError
from cofin.rules.load import FIRST_CALL, list_calls, load_profile, load_rules
from cofin.text import Lang

from .conftest import Profile

GRANT = """[[parameter.maximum_grant.value]]
from = 2026-01-15
is = 400000.00
source = "guidelines"
where = "section 1.3"
status = "assumed"
"""
CORRIGENDUM = GRANT.replace("2026-01-15", "2026-03-02").replace("400000.00", "500000.00")


def refusal(call: str | Path) -> str:
    with pytest.raises(ProfileError) as refused:
        load_profile(call)
    return refused.value.render(Lang.EN)


@pytest.mark.parametrize("said", ["COS-CLUSTER-2020-3-03", " cos-cluster-2020-3-03 "])
def test_an_id_may_be_written_as_the_commission_writes_it(said: str) -> None:
    assert load_profile(said).id == "cos-cluster-2020-3-03"


def test_the_call_that_is_meant_where_none_is_named_is_there() -> None:
    assert FIRST_CALL in list_calls()


def test_an_unknown_id_is_answered_with_the_calls_there_are() -> None:
    said = refusal("cos-cluster-2020-3-30")
    assert 'Did you mean "cos-cluster-2020-3-03"?' in said
    assert all(call in said for call in list_calls())


def test_a_profile_of_ones_own_is_loaded_from_its_file(profile: Profile) -> None:
    path = profile()
    assert load_profile(path).id == load_profile(str(path)).id == "my-call"


def test_a_file_with_problems_is_refused_with_all_of_them(profile: Profile) -> None:
    path = profile(("is = 0.75", "is = 75"), ('tr = "Çağrım"', 'tr = ""'))
    said = refusal(path)
    assert str(path) in said
    assert "parameter.reimbursement_rate.value[1].is" in said
    assert "call.title" in said


def test_a_file_written_by_windows_is_read(profile: Profile) -> None:
    path = profile()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_profile(path).id == "my-call"


def test_without_a_day_the_rules_are_those_at_the_deadline(profile: Profile) -> None:
    rules = load_rules(profile((GRANT, GRANT + CORRIGENDUM)))
    assert rules.on == date(2026, 4, 15)
    assert rules.decimal("maximum_grant") == Decimal("500000.00")


@pytest.mark.parametrize(
    ("on", "grant"),
    [("2026-01-15", "400000.00"), ("2026-03-01", "400000.00"), ("2026-03-02", "500000.00")],
)
def test_a_value_holds_from_its_day_until_the_next(profile: Profile, on: str, grant: str) -> None:
    rules = load_rules(profile((GRANT, GRANT + CORRIGENDUM)), date.fromisoformat(on))
    assert rules.decimal("maximum_grant") == Decimal(grant)


def test_before_the_publication_there_are_no_rules() -> None:
    with pytest.raises(ProfileError, match=r"On 2020-11-02 .* published on 2020-11-03"):
        load_rules("cos-cluster-2020-3-03", date(2020, 11, 2))


def test_rules_of_a_profile_at_hand_need_no_file() -> None:
    profile = load_profile("cos-cluster-2018-3-02")
    assert load_rules(profile).profile is profile


def test_an_amount_may_be_written_without_decimals(profile: Profile) -> None:
    rules = load_rules(profile(("is = 400000.00", "is = 400000")))
    assert rules.maximum_grant == 400_000_00


def test_checking_a_call_takes_less_time_than_twice_its_parsing() -> None:
    code = """
from timeit import repeat
from tomllib import loads
from cofin.rules.load import checked_profile, content_of
from cofin.rules.document import parse
content, name = content_of("cos-cluster-2020-3-03")
text = content.decode()
parsing = min(repeat(lambda: loads(text), number=3, repeat=5))
loading = min(repeat(lambda: checked_profile(parse(content, name)), number=3, repeat=5))
print(loading / parsing)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 3


def test_the_call_with_the_latest_deadline_is_listed_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from cofin.rules import load

    profiles = [load_profile(call) for call in list_calls()]
    assert [p.deadline for p in profiles] == sorted((p.deadline for p in profiles), reverse=True)
    late, early = profiles
    swapped = {late.id: early, early.id: late}
    monkeypatch.setattr(load, "_built_in", swapped.__getitem__)
    assert list_calls() == (early.id, late.id)


@pytest.mark.parametrize("on", ["2021-02-02", datetime(2021, 2, 2, 17, tzinfo=UTC)])
def test_a_day_may_be_text_or_a_time(on: Any) -> None:
    assert load_rules("cos-cluster-2020-3-03", on).on == date(2021, 2, 2)


@pytest.mark.parametrize("on", ["02.02.2021", "2021-02-30", 2021, ""])
def test_what_is_no_day_is_refused(on: Any) -> None:
    with pytest.raises(InputError, match="is not a day"):
        load_rules("cos-cluster-2020-3-03", on)
