"""``dataclass(frozen=True, slots=True)``, made in a fifth of the time.

The standard library writes and compiles the source of six methods for each class: for the
120 classes that ``cofin check`` loads that is a third of the time until it starts.  Here one
method is compiled and the others are shared by all classes.  Everything else is a
dataclass: ``replace``, ``fields``, ``asdict``, ``match``, copies and pickles work as ever.
For modules with several classes; a single one is not worth the thought.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

__all__ = ["dataclass"]

if TYPE_CHECKING:  # what type checkers know
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """The decorator; both must be true, and are said so that a reader sees them."""
        if not (frozen and slots):
            raise TypeError("for classes that are frozen and have slots")
        return _made


def _made(cls: type) -> type:
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)
    made = cast("Any", bare(cls))
    known = dataclasses.fields(made)
    made.__init__ = _init(made, known)
    made.__eq__, made.__hash__ = _comparison([f.name for f in known if f.compare])
    made.__repr__ = _repr
    made.__setattr__, made.__delattr__ = _refuse_set, _refuse_delete
    made.__getstate__, made.__setstate__ = _state, _set_state
    return cast("type", made)


def _init(cls: type, known: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """The one method that is written out, since it runs for every object."""
    wanted, body = ["self"], []
    within: dict[str, Any] = {"_set": object.__setattr__, "_new": object()}
    for field in known:
        name, value = field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            within[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}()"
            if field.init:
                wanted.append(f"{name}=_new")
                value = f"{value} if {name} is _new else {name}"
        elif field.default is not dataclasses.MISSING:
            within[f"_{name}"] = field.default
            wanted.append(f"{name}=_{name}")
        else:
            wanted.append(name)
        body.append(f" _set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(wanted)}):\n" + "\n".join(body or [" pass"]), within)  # noqa: S102
    made = cast("Callable[..., None]", within["__init__"])
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _comparison(
    names: list[str],
) -> tuple[Callable[[object, object], object], Callable[[object], int]]:
    """Equality and hash by the values of these fields."""
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    if len(names) == 1:
        return equal, lambda self: hash((values(self),))
    return equal, lambda self: hash(values(self))


def _repr(self: object) -> str:
    shown = [f"{f.name}={getattr(self, f.name)!r}" for f in _fields(self) if f.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _state(self: object) -> list[object]:
    return [getattr(self, field.name) for field in _fields(self)]


def _set_state(self: object, values: list[object]) -> None:
    for field, value in zip(_fields(self), values, strict=True):
        object.__setattr__(self, field.name, value)


def _fields(made: object) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(cast("Any", made))


def _refuse_set(_: object, name: str, __: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
