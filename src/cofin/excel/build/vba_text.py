"""The VBA that follows from the registry and the ribbon, and the ribbon's XML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from cofin.excel.functions import FUNCTIONS, Argument, Function
from cofin.excel.ribbon import BUTTONS, GROUPS, TAB, Button
from cofin.text import Lang, say

RIBBON_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
CATEGORY = "cofin"
_MOST_ON_A_LINE = 60  # characters of a text; VBA allows 1023 on a line and 24 continuations
_RESERVED = frozenset({"call"})


def functions_module() -> str:
    """``CofinFunctions``: one VBA function for each worksheet function."""
    parts = [
        'Attribute VB_Name = "CofinFunctions"\nOption Explicit\n',
        "' The worksheet functions. Made from cofin's registry; do not edit.\n",
        *(_wrapper(function) for function in FUNCTIONS),
        _REASON,
        _describe(),
    ]
    return "\n".join(parts)


_REASON = """\
' Why the cell shows an error; empty when it does not.
Public Function EU_REASON(Optional cell As Variant) As Variant
    EU_REASON = ReasonOf(cell)
End Function
"""


def variable(argument: Argument) -> str:
    """An argument's name in VBA, which keeps some words for itself."""
    return f"{argument.name}_id" if argument.name in _RESERVED else argument.name


def _wrapper(function: Function) -> str:
    taken = [
        f"{'Optional ' if argument.optional else ''}{variable(argument)} As Variant"
        for argument in function.arguments
    ]
    given = ", ".join(f"Plain({variable(argument)})" for argument in function.arguments)
    description = function.description(Lang.EN).replace('"', '""')
    return (
        f"Public Function {function.name}({', '.join(taken)}) As Variant\n"
        f'Attribute {function.name}.VB_Description = "{description}"\n'
        f'    {function.name} = Answer("{function.name}", Array({given}))\n'
        "End Function\n"
    )


def _describe() -> str:
    """The procedure that gives the function wizard its texts, in the user's language."""
    calls = [f"    Describe{function.name[2:]} turkish" for function in FUNCTIONS]
    head = [
        "' Texts of the function wizard, in the language of the user.",
        "Public Sub Describe()",
        "    Dim turkish As Boolean",
        "    turkish = IsTurkish()",
        *calls,
        "End Sub",
        "",
    ]
    return "\n".join([*head, *(_describe_one(function) for function in FUNCTIONS)])


def _describe_one(function: Function) -> str:
    lines = [f"Private Sub Describe{function.name[2:]}(ByVal turkish As Boolean)"]
    lines += ["    Dim about As String", "    Dim arguments As Variant"]
    for branch, lang in (("If turkish Then", Lang.TR), ("Else", Lang.EN)):
        texts = (argument.description(lang) for argument in function.arguments)
        lines.append(f"    {branch}")
        lines += _assigned("about", function.description(lang))
        lines.append(f"        ReDim arguments(0 To {len(function.arguments) - 1})")
        for number, text in enumerate(texts):
            lines += _assigned(f"arguments({number})", text)
    lines.append("    End If")
    lines.append(
        f'    Application.MacroOptions Macro:="{function.name}", Description:=about, '
        f'Category:="{CATEGORY}", ArgumentDescriptions:=arguments'
    )
    return "\n".join([*lines, "End Sub", ""])


def _assigned(name: str, text: str) -> Iterator[str]:
    """A text put together on lines of bearable length."""
    pieces = [text[i : i + _MOST_ON_A_LINE] for i in range(0, len(text), _MOST_ON_A_LINE)]
    yield f"        {name} = {vba_string(pieces[0])}"
    for piece in pieces[1:]:
        yield f"        {name} = {name} & {vba_string(piece)}"


def vba_string(text: str) -> str:
    """An expression for a text; letters outside ASCII by number, whatever the code page is."""
    parts: list[str] = []
    plain = ""
    for letter in text:
        if letter.isascii():
            plain += '""' if letter == '"' else letter
            continue
        if plain:
            parts.append(f'"{plain}"')
            plain = ""
        parts.append(f"ChrW({ord(letter)})")
    if plain or not parts:
        parts.append(f'"{plain}"')
    return " & ".join(parts)


def ribbon_module() -> str:
    """``CofinRibbon``: what the buttons do and say."""
    labels = [(_id(b.name), b.label(Lang.EN), b.label(Lang.TR)) for b in BUTTONS]
    labels += [(_id(f"group_{g.name}"), g.label(Lang.EN), g.label(Lang.TR)) for g in GROUPS]
    unable = "action.no_python"
    labels.append((_id("no_python"), say(unable, Lang.EN), say(unable, Lang.TR)))
    return "\n".join(
        [
            'Attribute VB_Name = "CofinRibbon"\nOption Explicit\n',
            "' The ribbon. Made from cofin's list of buttons; do not edit.\n",
            *(_sub(button) for button in BUTTONS),
            _texts("LabelOf", labels),
            _texts("TipOf", [(_id(b.name), b.tip(Lang.EN), b.tip(Lang.TR)) for b in BUTTONS]),
        ]
    )


def _sub(button: Button) -> str:
    return (
        f"Public Sub {button.sub}(control As IRibbonControl)\n"
        f'    Act "{button.name}"\n'
        "End Sub\n"
    )  # fmt: skip


def _texts(name: str, rows: list[tuple[str, str, str]]) -> str:
    """A VBA function from an id to its text in the user's language."""
    lines = [f"Public Function {name}(ByVal id As String) As String"]
    lines += ["    Dim text As String", "    Select Case id"]
    for key, english, turkish in rows:
        lines += [f'        Case "{key}"', "            If IsTurkish() Then"]
        lines += [f"        {line}" for line in _assigned("text", turkish)]
        lines += ["            Else"]
        lines += [f"        {line}" for line in _assigned("text", english)]
        lines += ["            End If"]
    return "\n".join([*lines, "    End Select", f"    {name} = text", "End Function", ""])


def ribbon_xml() -> str:
    """The ribbon's XML; all words come from VBA in the user's language."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f'<customUI xmlns="{RIBBON_NAMESPACE}" onLoad="CofinUser.OnLoad">',
        '  <ribbon><tabs><tab id="cofin_tab" label="cofin">',
    ]
    for group in GROUPS:
        name = quoteattr(_id(f"group_{group.name}"))
        lines.append(f'    <group id={name} getLabel="CofinUser.GetLabel">')
        lines += [f"      {_button_xml(button)}" for button in group.buttons]
        lines.append("    </group>")
    return "\n".join([*lines, "  </tab></tabs></ribbon>", "</customUI>", ""])


def _button_xml(button: Button) -> str:
    attributes = {
        "id": _id(button.name),
        "size": "large" if button.large else "normal",
        "imageMso": button.image,
        "getLabel": "CofinUser.GetLabel",
        "getScreentip": "CofinUser.GetScreentip",
        "onAction": f"CofinRibbon.{button.sub}",
    }
    said = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<button {said}/>"


def _id(name: str) -> str:
    return f"{TAB}_{name}"
