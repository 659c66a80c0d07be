"""The ribbon: every button once, for the ribbon's XML, the VBA behind it and the pages on it.

A button ``check`` calls ``cofin.excel.actions.check``, which takes no argument; its words are
``ribbon.check`` and ``ribbon.check_tip`` in ``texts/ribbon.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass

from cofin.text import Lang, say

TAB = "cofin"


@dataclass(frozen=True, slots=True)
class Button:
    """One button; ``name`` is its id and its Python function, ``image`` one of Office's own."""

    name: str
    image: str
    large: bool = False

    @property
    def sub(self) -> str:
        """The VBA procedure: ``new_budget`` -> ``OnNewBudget``."""
        return "On" + "".join(word.capitalize() for word in self.name.split("_"))

    def label(self, lang: Lang) -> str:
        """What the button says."""
        return say(f"ribbon.{self.name}", lang)

    def tip(self, lang: Lang) -> str:
        """What it does, in a sentence."""
        return say(f"ribbon.{self.name}_tip", lang)


@dataclass(frozen=True, slots=True)
class Group:
    """Buttons that stand together."""

    name: str
    buttons: tuple[Button, ...]

    def label(self, lang: Lang) -> str:
        """The group's heading."""
        return say(f"ribbon.group_{self.name}", lang)


GROUPS = (
    Group(
        "budget",
        (
            Button("new_budget", "FileNew", large=True),
            Button("calculate", "CalculateNow", large=True),
            Button("check", "ErrorChecking", large=True),
        ),
    ),
    Group(
        "partners",
        (
            Button("split", "WindowSplitToggle"),
            Button("merge", "Consolidate"),
            Button("compare", "WindowSideBySide"),
            Button("fill_template", "Paste"),
        ),
    ),
    Group(
        "understand",
        (
            Button("explain_cell", "TracePrecedents", large=True),
            Button("call_rules", "FunctionWizard", large=True),
        ),
    ),
    Group(
        "program",
        (
            Button("settings", "PropertySheet"),
            Button("check_installation", "Help"),
        ),
    ),
)

BUTTONS = tuple(button for group in GROUPS for button in group.buttons)
