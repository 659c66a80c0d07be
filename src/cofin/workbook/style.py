"""The look of a workbook: three kinds of cells, one palette, formats without a fixed locale.

Yellow with blue text is filled in by a person, grey is computed, the blue band is a total.
Number formats hold no locale, so each reader sees the separators of the own system.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from cofin.text import Lang

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
LINE_MONEY = "#,##0.00;[Red]-#,##0.00;;@"
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
        "plain": {"font_color": INK},
        "about": {"font_color": INK, "indent": 1},
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
        "label_bold": {**_BOX, "font_color": INK, "bold": True},
        "input_text": {**_INPUT, "num_format": "@", "indent": 1},
        "input_words": {**_INPUT, "text_wrap": True, "indent": 1},
        "input_money": {**_INPUT, "num_format": "#,##0.00"},
        "input_number": {**_INPUT, "num_format": NUMBER},
        "input_count": {**_INPUT, "num_format": COUNT, "align": "center"},
        "input_percent": {**_INPUT, "num_format": PERCENT, "align": "center"},
        "input_any": {**_INPUT, "num_format": "#,##0.00##", "align": "right"},
        "input_date": {**_INPUT, "num_format": DATES[lang], "align": "left"},
        "calc_text": {**_CALC, "indent": 1},
        "calc_amount": {**_CALC, "num_format": "#,##0", "align": "right"},
        "calc_wrapped": {**_CALC, "text_wrap": True, "indent": 1},
        "calc_state": {**_CALC, "align": "left", "indent": 1},
        "calc_money": {**_CALC, "num_format": MONEY},
        "calc_money_bold": {**_CALC, "num_format": MONEY, "bold": True},
        "calc_line": {**_CALC, "num_format": LINE_MONEY},
        "calc_number": {**_CALC, "num_format": NUMBER, "align": "right"},
        "calc_left": {**_CALC, "num_format": COUNT, "align": "left", "indent": 1},
        "calc_count": {**_CALC, "num_format": COUNT, "align": "center"},
        "calc_percent": {**_CALC, "num_format": PERCENT, "align": "center"},
        "calc_share": {**_CALC, "num_format": "0.000%", "align": "right"},
        "calc_amount_left": {**_CALC, "num_format": "#,##0.00", "align": "left", "indent": 1},
        "calc_date": {**_CALC, "num_format": DATES[lang], "align": "left", "indent": 1},
        "total_text": {**_TOTAL, "indent": 1},
        "total_money": {**_TOTAL, "num_format": MONEY},
        "total_percent": {**_TOTAL, "num_format": PERCENT, "align": "center"},
        "total_count": {**_TOTAL, "num_format": COUNT, "align": "center"},
        "state": {**_BOX, "bold": True, "align": "center"},
        "helper": {"font_size": 8, "font_color": FAINT, "num_format": "0"},
        "helper_text": {"font_size": 8, "font_color": FAINT},
        "tile_label": {**_TILE, "font_size": 9, "font_color": "#595959"},
        "tile_money": {**_TILE, "bold": True, "font_size": 14, "num_format": MONEY},
        "tile_percent": {**_TILE, "bold": True, "font_size": 14, "num_format": PERCENT},
        "tile_text": {**_TILE, "bold": True, "font_size": 12, "text_wrap": True},
        "small": {"font_size": 9, "font_color": "#595959", "text_wrap": True, "indent": 1},
        "bar": {"bg_color": "#9DC3E6"},
        "spare": {"font_color": "#D9D9D9"},
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
    return {name: {**_BASE, **look} for name, look in (own | given).items()}
