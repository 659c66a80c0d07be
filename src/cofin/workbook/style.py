"""The look of a workbook: three kinds of cells, one palette, formats without a fixed locale.

Yellow with blue text is filled in by a person, grey is computed, the blue band is a total.
Number formats hold no locale, so each reader sees the separators of the own system.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from cofin.text import Lang, say

NAVY, TEAL, GOLD = "#1F3864", "#2E75B6", "#C9A227"
GREY, LINE, INK = "#F2F2F2", "#BFBFBF", "#404040"
INPUT, BAND, TILE, FAINT = "#FFF9E5", "#DDEBF7", "#EAF1FB", "#7F7F7F"
GREEN, GREEN_INK, RED, RED_INK, AMBER, AMBER_INK = (
    "#E2F0D9",
    "#375623",
    "#F8CBAD",
    "#9C0006",
    "#FFF2CC",
    "#7F6000",
)

MONEY = '#,##0.00;[Red]-#,##0.00;"–"'
LINE_MONEY = '#,##0.00;[Red]-#,##0.00;"–";@'
FULL_MONEY = "#,##0.00;[Red]-#,##0.00"  # where a zero is a result like any other
NOTHING = ";;;"  # shows no number and no word
NUMBER = "#,##0.00##"
COUNT = "0"
PERCENT = '0.00%;-0.00%;"–"'
TABS = {
    "start": NAVY,
    "checks": "#70AD47",
    "rules": "#A6A6A6",
    "allocation": "#A6A6A6",
    "lists": "#A6A6A6",
}
INPUT_TAB = "#FFC000"

DATES = {Lang.EN: "yyyy-mm-dd", Lang.TR: "dd.mm.yyyy"}

#: Keys on the sheet Project -> what a reader sees instead.
WORDS = {
    "consortium": "check.kind_consortium",
    "partner-sheet": "check.kind_partner-sheet",
    "en": "project_sheet.language_en",
    "tr": "project_sheet.language_tr",
}

_BASE = {"font_name": "Calibri", "font_size": 10, "valign": "vcenter"}
_BOX = {"border": 1, "border_color": LINE}
_INPUT = {**_BOX, "bg_color": INPUT, "font_color": "#1F3FBF", "locked": False}
_CALC = {**_BOX, "bg_color": GREY}
_TOTAL = {
    "bold": True,
    "bg_color": BAND,
    "top": 2,
    "top_color": NAVY,
    "bottom": 1,
    "bottom_color": LINE,
    "left": 1,
    "left_color": LINE,
    "right": 1,
    "right_color": LINE,
}
_RIGHT = {"align": "right", "indent": 1}
_LEFT = {"align": "left", "indent": 1}
_TILE = {**_BOX, "bg_color": TILE, "align": "center", "font_color": NAVY}


@cache
def styles(lang: Lang) -> dict[str, dict[str, Any]]:
    """Every cell style by name, as XlsxWriter format properties."""
    own: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 18, "font_color": NAVY},
        "subtitle": {"italic": True, "font_color": "#595959"},
        "section": {
            "bold": True,
            "font_size": 12,
            "font_color": NAVY,
            "bottom": 2,
            "bottom_color": TEAL,
        },
        "section_head": {
            "font_color": FAINT,
            "bottom": 2,
            "bottom_color": TEAL,
            "indent": 1,
        },
        "section_head_right": {
            "font_color": FAINT,
            "bottom": 2,
            "bottom_color": TEAL,
            "align": "right",
            "indent": 1,
        },
        "plain": {"font_color": INK},
        "about": {"font_color": INK, "indent": 1},
        "about_bold": {"font_color": INK, "indent": 1, "bold": True},
        "wrapped": {"font_color": INK, "text_wrap": True, "valign": "top"},
        "link": {"font_color": TEAL, "underline": 1},
        "link_box": {**_BOX, "font_color": TEAL, "underline": 1},
        "header": {
            **_BOX,
            "bold": True,
            "font_color": "white",
            "bg_color": NAVY,
            "text_wrap": True,
            "align": "center",
        },
        "header_input": {
            **_BOX,
            "bold": True,
            "font_color": NAVY,
            "bg_color": "#FFE699",
            "text_wrap": True,
            "align": "center",
        },
        "header_helper": {
            "font_size": 8,
            "font_color": FAINT,
            "align": "center",
            "text_wrap": True,
        },
        "label": {**_BOX, "font_color": INK, "text_wrap": True, "indent": 1},
        "label_open": {**_BOX, "font_color": INK, "indent": 1, "right": 0},
        "label_end": {**_BOX, "left": 0},
        "label_bold": {**_BOX, "font_color": INK, "bold": True},
        "label_number": {**_BOX, "font_color": FAINT, "num_format": COUNT, "align": "center"},
        "input_text": {**_INPUT, "num_format": "@", "indent": 1},
        "input_name": {**_INPUT, "num_format": "@", "text_wrap": True, "indent": 1},
        "input_id": {**_INPUT, "num_format": "@", "indent": 1, "shrink": True},
        "input_words": {**_INPUT, "text_wrap": True, "indent": 1},
        "input_money": {**_INPUT, **_RIGHT, "num_format": "#,##0.00"},
        "input_number": {**_INPUT, **_RIGHT, "num_format": NUMBER},
        "input_count": {**_INPUT, "num_format": COUNT, "align": "center"},
        "input_percent": {**_INPUT, "num_format": PERCENT, "align": "center"},
        "input_any": {**_INPUT, **_RIGHT, "num_format": "#,##0.####"},
        "input_share": {**_INPUT, **_RIGHT, "num_format": PERCENT},
        "input_date": {**_INPUT, **_LEFT, "num_format": DATES[lang]},
        "input_left": {**_INPUT, **_LEFT, "num_format": COUNT},
        "input_shown": {**_INPUT, "indent": 1, "locked": True},
        "calc_text": {**_CALC, "indent": 1},
        "calc_id": {**_CALC, "indent": 1, "shrink": True},
        "calc_amount": {**_CALC, **_RIGHT, "num_format": "#,##0"},
        "calc_wrapped": {**_CALC, "text_wrap": True, "indent": 1},
        "calc_state": {**_CALC, **_LEFT, "shrink": True},
        "calc_money": {**_CALC, **_RIGHT, "num_format": MONEY},
        "calc_money_bold": {**_CALC, **_RIGHT, "num_format": MONEY, "bold": True},
        "calc_money_full": {**_CALC, **_RIGHT, "num_format": FULL_MONEY},
        "calc_line": {**_CALC, **_RIGHT, "num_format": LINE_MONEY},
        "calc_number": {**_CALC, **_RIGHT, "num_format": NUMBER},
        "calc_flag": {**_CALC, "num_format": _flag(lang), "align": "center"},
        "calc_left": {**_CALC, "num_format": COUNT, "align": "left", "indent": 1},
        "calc_count": {**_CALC, "num_format": COUNT, "align": "center"},
        "calc_percent": {**_CALC, "num_format": PERCENT, "align": "center"},
        "calc_share": {**_CALC, **_RIGHT, "num_format": "0.000%"},
        "calc_right": {**_CALC, **_RIGHT, "num_format": COUNT},
        "calc_percent_right": {**_CALC, **_RIGHT, "num_format": "0.00%"},
        "calc_date_right": {**_CALC, **_RIGHT, "num_format": DATES[lang]},
        "calc_amount_left": {**_CALC, **_LEFT, "num_format": "#,##0.00"},
        "calc_date": {**_CALC, **_LEFT, "num_format": DATES[lang]},
        "total_text": {**_TOTAL, "indent": 1},
        "total_money": {**_TOTAL, **_RIGHT, "num_format": MONEY},
        "total_percent": {**_TOTAL, "num_format": PERCENT, "align": "center"},
        "total_count": {**_TOTAL, "num_format": COUNT, "align": "center"},
        "state": {**_BOX, "bold": True, "align": "center"},
        "helper": {"font_size": 8, "font_color": FAINT, "num_format": "0"},
        "helper_text": {"font_size": 8, "font_color": FAINT},
        "tile_label": {**_TILE, "font_size": 9, "font_color": "#595959"},
        "tile_money": {**_TILE, "bold": True, "font_size": 14, "num_format": FULL_MONEY},
        "tile_percent": {**_TILE, "bold": True, "font_size": 14, "num_format": "0.00%"},
        "tile_text": {**_TILE, "bold": True, "font_size": 12, "text_wrap": True},
        "small": {"font_size": 9, "font_color": "#595959", "text_wrap": True, "indent": 1},
        "month": {
            "font_size": 8,
            "font_color": INK,
            "num_format": COUNT,
            "align": "center",
            "bottom": 1,
            "bottom_color": TEAL,
        },
        "bar": {
            "bg_color": "#9DC3E6",
            "top": 1,
            "top_color": "white",
            "bottom": 1,
            "bottom_color": "white",
        },
        "spare": {"num_format": NOTHING},
        "good": {"bg_color": GREEN, "font_color": GREEN_INK},
        "bad": {"bg_color": RED, "font_color": RED_INK, "bold": True},
        "unsure": {"bg_color": AMBER, "font_color": AMBER_INK},
    }
    given = {
        name.replace("input_", "given_"): {
            **look,
            "bg_color": GREY,
            "font_color": INK,
            "locked": True,
        }
        for name, look in own.items()
        if name.startswith("input_")
    }
    own |= {f"calc_{key}": {**_CALC, **_LEFT, "num_format": _as_word(key, lang)} for key in WORDS}
    return {name: {**_BASE, **look} for name, look in (own | given).items()}


def _flag(lang: Lang) -> str:
    """1 and 0 as yes and no; the cell stays a number."""
    return f'"{say("word.yes", lang)}";;"{say("word.no", lang)}"'


def _as_word(key: str, lang: Lang) -> str:
    """A key that programs read, shown as a word that people read."""
    return f';;;"{say(WORDS[key], lang)}"'
