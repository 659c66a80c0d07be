"""Dictionaries that stay as they were made: those of a profile are shared by a whole process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ReadOnly(dict[K, V]):
    """A dictionary that refuses every change.

    Other than a ``MappingProxyType`` it can be pickled and copied, it goes into JSON, and it is
    read as fast as any dictionary; it equals one with the same content.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type[ReadOnly[K, V]], tuple[dict[K, V]]]:
        """Pickled as its content: Python would fill an empty one."""
        return type(self), (dict(self),)

    if not TYPE_CHECKING:  # who reads ``Mapping`` in an annotation is offered none of these

        def _refused(self, *_: object, **__: object) -> NoReturn:
            raise TypeError(
                "what a profile or a result holds cannot be changed; dict(...) copies it"
            )

        __setitem__ = __delitem__ = __ior__ = _refused
        clear = pop = popitem = setdefault = update = _refused
