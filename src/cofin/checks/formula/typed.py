"""How somebody types a formula into a Turkish Excel: other names, other signs.

A finding quotes a formula as the file stores it, in English, so that it can be compared with
what stands there.  Typed like that, a Turkish Excel refuses it or takes it for a name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from cofin.packaged import packaged
from cofin.text import Lang, say

#: Texts and names of sheets, which hold anything.
_QUOTED = re.compile(r"""\"(?:[^"]|"")*\"|'(?:[^']|'')*'""")
_WORD = re.compile(r"(?i)(?:_xl\w+\.)*([a-z][a-z0-9.]*)\(|\b(TRUE|FALSE)\b")
_DECIMALS = re.compile(r"(?<![\w.])[0-9]*\.[0-9]")


def as_typed(formula: str) -> Mapping[str, str]:
    """The end of what to do: in Turkish what to type otherwise, where there is anything.

    >>> as_typed("=ROUND(B2*0.75)")["tr"]
    " Türkçe Excel'de ROUND yerine YUVARLA yazın; ondalıkları virgülle yazın."
    >>> as_typed("=B2*C2")["tr"], as_typed("=ROUND(B2*0.75)")["en"]
    ('', '')
    """
    told = "; ".join(_differences(_QUOTED.sub("", formula)))
    hint = " " + say("structure.typed", Lang.TR, told=told) if told else ""
    return {Lang.EN.value: "", Lang.TR.value: hint}


def _differences(formula: str) -> Iterator[str]:
    said = dict.fromkeys((call or word).upper() for call, word in _WORD.findall(formula))
    names = _names()
    if pairs := [
        say("structure.typed_name", Lang.TR, name=name, turkish=names[name])
        for name in said
        if name in names
    ]:
        yield say("structure.typed_names", Lang.TR, names=tuple(pairs))
    if "," in formula:
        yield say("structure.typed_separator", Lang.TR)
    if _DECIMALS.search(formula):
        yield say("structure.typed_decimals", Lang.TR)


@cache
def _names() -> Mapping[str, str]:
    source = packaged("checks", "formula", "turkish_names.toml").read_text("utf-8")
    names: Mapping[str, str] = tomllib.loads(source)["names"]
    return names
