"""Mappings of profiles and results stay as they are, wherever they go."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import cofin
from cofin.readonly import ReadOnly

CALL = "cos-cluster-2020-3-03"
EXAMPLE = Path(__file__).parents[1] / "examples" / "small" / "project.toml"
CHANGES: list[Callable[[Any], object]] = [
    lambda found: found.clear(),
    lambda found: found.pop(next(iter(found), "a")),
    lambda found: found.popitem(),
    lambda found: found.setdefault("x", 1),
    lambda found: found.update(x=1),
    lambda found: found.__setitem__("x", 1),
    lambda found: found.__delitem__(next(iter(found), "a")),
    lambda found: found.__ior__({"x": 1}),
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_refused(change: Callable[[Any], object]) -> None:
    found = ReadOnly({"a": 1, "b": 2})
    with pytest.raises(TypeError, match="cannot be changed"):
        change(found)
    assert found == {"a": 1, "b": 2}


def test_it_can_be_had_elsewhere_and_changed_there() -> None:
    found = ReadOnly({"a": 1})
    for same in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
        assert same == found == {"a": 1}
        assert type(same) is ReadOnly
    assert json.dumps(found) == '{"a": 1}'
    assert {**found, "b": 2} == found | {"b": 2} == {"a": 1, "b": 2}
    own = dict(found)
    own["c"] = 3
    assert type(found.copy()) is dict


def mappings(value: object, seen: set[int]) -> list[Mapping[Any, Any]]:
    """Every mapping that a public object leads to."""
    if id(value) in seen:
        return []
    seen.add(id(value))
    found = [value] if isinstance(value, Mapping) else []
    if isinstance(value, Mapping):
        inside = list(value.values())
    elif isinstance(value, tuple):
        inside = list(value)
    else:
        fields = getattr(value, "__dataclass_fields__", {})
        inside = [getattr(value, name) for name in fields]
    return [*found, *(each for one in inside for each in mappings(one, seen))]


def test_a_profile_cannot_be_changed_for_everybody_else() -> None:
    profile = cofin.load_profile(CALL)
    found = mappings(profile, set())
    assert len(found) > 50
    assert [each for each in found if type(each) is not ReadOnly] == []
    with pytest.raises(TypeError):
        profile.parameters.clear()  # type: ignore[attr-defined]
    assert cofin.load_rules(CALL).decimal("maximum_grant") == 500000


def test_a_result_cannot_contradict_itself() -> None:
    project, rules = cofin.read_with_rules(EXAMPLE)
    result = cofin.calculate(project, rules)
    found = mappings(result, set())
    assert [each for each in found if type(each) is not ReadOnly] == []
    with pytest.raises(TypeError):
        result.partners[0].categories["travel"] = 0  # type: ignore[index]
    with pytest.raises(TypeError):
        result.lines.amounts[0] = 0  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(result)) == result
    assert copy.deepcopy(result) == result


def test_rules_with_a_value_of_their_own_cannot_be_changed_either() -> None:
    rules = cofin.load_rules(CALL)
    assert type(rules.replaced) is ReadOnly
    other = rules.with_override("indirect_rate", rules.decimal("indirect_rate"), "because")
    assert type(other.replaced) is ReadOnly
    assert len(other.replaced) == 1
