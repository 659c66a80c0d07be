"""A drawing of the ribbon from its definition: what stands where, and what it says.

No picture of Excel: the icons are Office's own and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from cofin.excel.ribbon import GROUPS, Button, Group
from cofin.text import Lang

_FONT = 'font-family="Segoe UI, Arial, sans-serif"'
_LETTER, _LARGE, _ROW, _TOP = 7.2, 92, 26, 46
_HEIGHT = 176


def pictures() -> Mapping[str, str]:
    """Path inside the project -> SVG."""
    return {f"docs/images/ribbon.{lang}.svg": picture(lang) for lang in Lang}


def picture(lang: Lang) -> str:
    """The tab with its groups from left to right."""
    parts, left = [], 12.0
    for group in GROUPS:
        drawn, width = _group(group, left, lang)
        parts += drawn
        left += width
    width = round(left)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
            f'width="{width}" height="{_HEIGHT}" role="img">',
            f"<title>{'The tab cofin' if lang is Lang.EN else 'cofin sekmesi'}</title>",
            f'<rect width="{width}" height="{_HEIGHT}" fill="#f3f3f3"/>',
            f'<rect y="32" width="{width}" height="{_HEIGHT - 32}" fill="#ffffff"/>',
            f'<text x="16" y="22" font-size="14" font-weight="600" fill="#1f5c3d" {_FONT}>'
            "cofin</text>",
            '<rect x="12" y="29" width="48" height="3" fill="#1f5c3d"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def _group(group: Group, left: float, lang: Lang) -> tuple[list[str], float]:
    """A group and how wide it is: large buttons side by side, small ones stacked by three."""
    drawn, x = [], left
    small = [button for button in group.buttons if not button.large]
    for button in group.buttons:
        if button.large:
            drawn += _large(button, x, lang)
            x += _LARGE
    for start in range(0, len(small), 3):
        column = small[start : start + 3]
        for row, button in enumerate(column):
            drawn += _small(button, x, _TOP + row * _ROW, lang)
        x += max(len(button.label(lang)) for button in column) * _LETTER + 36
    x = max(x, left + len(group.label(lang)) * _LETTER + 16)
    middle = (left + x) / 2
    drawn.append(
        f'<text x="{middle:.0f}" y="{_HEIGHT - 14}" font-size="12" fill="#5f5f5f" '
        f'text-anchor="middle" {_FONT}>{escape(group.label(lang))}</text>'
    )
    drawn.append(
        f'<line x1="{x + 6:.0f}" x2="{x + 6:.0f}" y1="40" y2="{_HEIGHT - 10}" stroke="#d0d0d0"/>'
    )
    return drawn, x - left + 14


def _large(button: Button, x: float, lang: Lang) -> list[str]:
    lines = _in_two(button.label(lang))
    middle = x + _LARGE / 2
    said = [
        f'<text x="{middle:.0f}" y="{_TOP + 62 + i * 16}" font-size="13" fill="#222222" '
        f'text-anchor="middle" {_FONT}>{escape(line)}</text>'
        for i, line in enumerate(lines)
    ]
    return [_icon(middle - 16, _TOP + 8, 32), *said]


def _small(button: Button, x: float, y: float, lang: Lang) -> list[str]:
    label = escape(button.label(lang))
    text = f'<text x="{x + 28:.0f}" y="{y + 15:.0f}" font-size="13" fill="#222222" {_FONT}>'
    return [_icon(x + 4, y + 2, 16), f"{text}{label}</text>"]


def _icon(x: float, y: float, size: int) -> str:
    """A blank place for Office's icon."""
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{size}" height="{size}" rx="3" '
        'fill="#e6efe9" stroke="#1f5c3d"/>'
    )


def _in_two(label: str) -> list[str]:
    """A label on one line, or broken at the blank nearest to its middle."""
    if len(label) <= 12 or " " not in label:
        return [label]
    blanks = [i for i, letter in enumerate(label) if letter == " "]
    at = min(blanks, key=lambda i: abs(i - len(label) / 2))
    return [label[:at], label[at + 1 :]]
