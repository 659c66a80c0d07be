"""Quick dataclasses do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from typing import Any

import pytest

from cofin import record


@record.dataclass(frozen=True, slots=True)
class Line:
    """A class with every kind of field that is used."""

    name: str
    number: int = 3
    words: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def twice(self) -> int:
        """A property stays one."""
        return 2 * self.number


@record.dataclass(frozen=True, slots=True)
class Other:
    """The same fields in another class."""

    name: str


@record.dataclass(frozen=True, slots=True)
class Nothing:
    """No field at all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """What the standard library makes of a line's fields."""

    name: str
    number: int = 3
    words: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)


def test_fields_are_taken_and_filled_in_as_usual() -> None:
    for made in (Line("a"), Line(name="a", number=4), Line("a", 5, ["x"])):
        usual = Usual(made.name, made.number, made.words)
        assert dataclasses.asdict(made) == dataclasses.asdict(usual)
        assert repr(made) == repr(usual).replace("Usual", "Line")
    assert Line("a").words is not Line("a").words
    assert Line.__match_args__ == Usual.__match_args__
    assert Line("a").twice == 6


@pytest.mark.parametrize(
    ("taken", "given"), [((), {}), (("a", 1, [], {}), {}), (("a",), {"kept": {}})]
)
def test_wrong_arguments_are_refused(taken: tuple[Any, ...], given: dict[str, Any]) -> None:
    for kind in (Line, Usual):
        with pytest.raises(TypeError):
            kind(*taken, **given)


def test_equal_and_hashed_by_its_fields_and_its_class() -> None:
    assert Line("a", 1, ["x"]) == Line("a", 1, ["x"]) != Line("a", 1, ["y"])
    assert Other("a") == Other("a") != Other("b")
    assert hash(Other("a")) == hash(Other("a")) == hash(("a",))
    assert Other("a") != Line("a") != "a"
    assert {Nothing(), Nothing()} == {Nothing()}
    with pytest.raises(TypeError, match="unhashable"):
        hash(Line("a"))
    one, two = Line("a"), Line("a")
    one.kept["x"] = 1
    assert one == two


def test_frozen_and_without_room_for_more() -> None:
    line = Line("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        line.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del line.name  # type: ignore[misc]
    assert not hasattr(line, "__dict__")


def test_copies_replaced_pickled_and_matched() -> None:
    line = Line("a", 4, ["x"])
    assert dataclasses.replace(line, number=5) == Line("a", 5, ["x"])
    assert pickle.loads(pickle.dumps(line)) == line  # our own bytes
    assert copy.deepcopy(line) == line
    match line:
        case Line(name, number=4):
            assert name == "a"
        case _:
            pytest.fail("not matched")


def test_only_for_frozen_classes_with_slots() -> None:
    with pytest.raises(TypeError, match="frozen"):
        record.dataclass(frozen=True, slots=False)
