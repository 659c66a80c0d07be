"""What Python itself knows of a public name: signature, docstring, fields, methods."""

from __future__ import annotations

import inspect
import re
from dataclasses import MISSING, fields
from enum import Enum

_QUOTED = re.compile(r"``(.+?)``")
_WIDEST = 88


def signature(name: str, function: object) -> str:
    """The call with types and defaults, an argument a line where it is long."""
    if not callable(function):
        raise TypeError(f"{name} cannot be called")
    found = inspect.signature(function)
    arguments = [_argument(each) for each in found.parameters.values()]
    keyword = [p.kind is p.KEYWORD_ONLY for p in found.parameters.values()]
    if True in keyword:
        arguments.insert(keyword.index(True), "*")
    result = "" if found.return_annotation is found.empty else f" -> {found.return_annotation}"
    line = f"{name}({', '.join(arguments)}){result}"
    if len(line) <= _WIDEST:
        return line
    return "\n".join([f"{name}(", *(f"    {each}," for each in arguments), f"){result}"])


def _argument(parameter: inspect.Parameter) -> str:
    kind = "" if parameter.annotation is parameter.empty else f": {parameter.annotation}"
    if parameter.default is parameter.empty:
        return f"{parameter.name}{kind}"
    return f"{parameter.name}{kind} = {_default(parameter.default)}"


def _default(value: object) -> str:
    if inspect.isfunction(value):
        return "..."
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)


def docs(public: object) -> str:
    """The whole docstring as Markdown."""
    return _QUOTED.sub(r"`\1`", inspect.getdoc(public) or "")


def fields_of(model: type) -> list[tuple[str, str]]:
    """The fields of a dataclass with their types, and the default where there is one."""
    found = []
    for field in fields(model):
        kind = str(field.type)
        if field.default is not MISSING:
            kind += f" = {_default(field.default)}"
        found.append((field.name, kind))
    return found


def members_of(model: type) -> str:
    """Methods and properties of a class, one a line."""
    lines = []
    for name, member in vars(model).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            lines.append(f"* `{name}`: {_first(member)}")
        elif inspect.isfunction(member):
            called = signature(name, member).replace("self, ", "").replace("self", "")
            lines.append(f"* `{' '.join(called.split())}`: {_first(member)}")
    return "\n".join(lines)


def _first(member: object) -> str:
    return docs(member).partition("\n")[0]
