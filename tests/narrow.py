"""What a test knows of a value and the value's type does not say: asserted, so that mypy knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def there(value: T | None) -> T:
    """The value, which is not missing."""
    assert value is not None
    return value


def of_kind(kind: type[T], value: object) -> T:
    """The value, which is of this kind."""
    assert isinstance(value, kind), value
    return value


def words(value: object) -> Mapping[str, str]:
    """The value, which is a text in each language."""
    assert isinstance(value, Mapping), value
    return value
