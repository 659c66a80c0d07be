"""The texts of the LibreOffice Calc add-in, from the same registry as the Excel add-in.

UNO allows no underscore in names and LibreOffice stores a function as implementation name,
point, method: with the implementation name ``EU`` the function ``EU_RULE`` is ``EU.RULE`` in
files, and is typed as ``EU.RULE``.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from cofin import __version__
from cofin.excel.functions import FUNCTIONS, Function
from cofin.text import Lang, say

IMPLEMENTATION = "EU"
INTERFACE = "XCofinFunctions"
EXTENSION = "org.cofin.calc"
REASON = "reason"

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_REGISTRY = (
    'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
)


def method(function: Function) -> str:
    """``EU_MAX_ELIGIBLE`` -> ``maxEligible``."""
    first, *more = function.name.removeprefix("EU_").lower().split("_")
    return first + "".join(word.capitalize() for word in more)


def argument_name(name: str) -> str:
    """A name without underscores."""
    first, *more = name.split("_")
    return first + "".join(word.capitalize() for word in more)


def idl() -> str:
    """The interface: arguments may be anything; what can fill several cells is rows of cells.

    LibreOffice goes by the declared type: rows that come as an ``any`` are ``#VALUE!``.
    """
    lines = [
        "// Made from cofin's list of functions; do not edit.",
        "module cofin { module calc {",
        f"interface {INTERFACE} : com::sun::star::uno::XInterface",
        "{",
    ]
    for function in FUNCTIONS:
        taken = ", ".join(f"[in] any {argument_name(a.name)}" for a in function.arguments)
        gives = "sequence< sequence< any > >" if function.spills else "any"
        lines.append(f"    {gives} {method(function)}({taken});")
    lines.append(f"    any {REASON}();")
    return "\n".join([*lines, "};", "}; };", ""])


def calc_addins() -> str:
    """``CalcAddIns.xcu``: names and descriptions for the function wizard, English and Turkish."""
    nodes = [_function(function) for function in FUNCTIONS]
    nodes.append(_node(REASON, f"{IMPLEMENTATION}.REASON", "excel.oxt_reason", []))
    body = "\n".join(nodes)
    return (
        f"{_HEAD}<!-- Made from cofin's list of functions; do not edit. -->\n"
        f'<oor:component-data {_REGISTRY} oor:name="CalcAddIns" '
        'oor:package="org.openoffice.Office">\n<node oor:name="AddInInfo">\n'
        f'<node oor:name="{IMPLEMENTATION}" oor:op="replace">\n<node oor:name="AddInFunctions">\n'
        f"{body}\n</node>\n</node>\n</node>\n</oor:component-data>\n"
    )


def _function(function: Function) -> str:
    parameters = [
        _parameter(argument_name(a.name), a.name, {lang: a.description(lang) for lang in Lang})
        for a in function.arguments
    ]
    name = f"{IMPLEMENTATION}.{method(function).upper()}"
    return _node(method(function), name, f"function.{function.key}", parameters)


def _node(name: str, shown: str, key: str, parameters: list[str]) -> str:
    described = _property("Description", {lang: say(key, lang) for lang in Lang})
    inside = "\n".join(parameters)
    return (
        f'<node oor:name="{name}" oor:op="replace">\n'
        f"{_property('DisplayName', dict.fromkeys(Lang, shown))}\n{described}\n"
        '<prop oor:name="Category"><value>Add-In</value></prop>\n'
        f'<node oor:name="Parameters">\n{inside}\n</node>\n</node>'
    )


def _parameter(name: str, shown: str, described: dict[Lang, str]) -> str:
    return (
        f'<node oor:name="{name}" oor:op="replace">\n'
        f"{_property('DisplayName', dict.fromkeys(Lang, shown))}\n"
        f"{_property('Description', described)}\n</node>"
    )


def _property(name: str, words: dict[Lang, str]) -> str:
    values = "".join(
        f'<value xml:lang="{lang}">{escape(text)}</value>' for lang, text in words.items()
    )
    return f'<prop oor:name="{name}">{values}</prop>'


def manifest() -> str:
    """``META-INF/manifest.xml``: what each file is."""
    kinds = {
        "cofin.idl": "application/vnd.sun.star.uno-typelibrary;type=RDB",
        "CalcAddIns.xcu": "application/vnd.sun.star.configuration-data",
        "cofin_addin.py": "application/vnd.sun.star.uno-component;type=Python",
    }
    entries = "\n".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(name)} "
        f"manifest:media-type={quoteattr(kind)}/>"
        for name, kind in kinds.items()
    )
    space = "http://openoffice.org/2001/manifest"
    return f'{_HEAD}<manifest:manifest xmlns:manifest="{space}">\n{entries}\n</manifest:manifest>\n'


def description() -> str:
    """``description.xml``: what the extension manager shows."""
    names = "".join(
        f'<name lang="{lang}">{escape(say("excel.oxt_name", lang))}</name>' for lang in Lang
    )
    space = "http://openoffice.org/extensions/description/2006"
    return (
        f'{_HEAD}<description xmlns="{space}">\n<identifier value="{EXTENSION}"/>\n'
        f'<version value="{__version__}"/>\n<display-name>{names}</display-name>\n'
        '<dependencies><l:LibreOffice-minimal-version value="7.4" '
        'xmlns:l="http://libreoffice.org/extensions/description/2011" '
        'name="LibreOffice 7.4"/></dependencies>\n</description>\n'
    )
