"""The sheet with all findings: a row each, with a link to its cell and room for a reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from xml.sax.saxutils import quoteattr

from cofin.a1 import a1, column_letters, quoted_sheet
from cofin.checks.finding import LISTED, Severity, short
from cofin.checks.report.outcome import Outcome, Shown, coverage
from cofin.text import Lang, say
from cofin.workbook.mark.styles import Looks
from cofin.workbook.patch.cell import cell_text

FILLS = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.NOTE: "DDEBF7"}
WIDTHS = {
    "severity": 10, "code": 7, "sheet": 16, "cell": 10, "label": 24, "message": 56, "found": 16,
    "expected": 20, "difference": 12, "fix": 48, "rule": 28, "accepted": 30,
}  # fmt: skip
_HEADINGS = 5  # the row
_KEYS = list(WIDTHS)
_DARK, _LINK, _ROOM = "1F3864", "2E75B6", "FFF9E5"


def findings_sheet(
    main: str, outcome: Outcome, sheets: Collection[str], looks: Looks, lang: Lang
) -> bytes:
    """The whole sheet; ``main`` is the workbook's namespace, ``sheets`` can be linked to."""
    dark, white = looks.fill(_DARK), looks.font("FFFFFF", bold=True)
    text, room = looks.own(), looks.own(fill=looks.fill(_ROOM))
    link = looks.own(font=looks.font(_LINK, line=True))
    severities = {each: looks.own(fill=looks.fill(colour)) for each, colour in FILLS.items()}
    heading = looks.own(font=white, fill=dark)
    large = looks.own(font=looks.font(_DARK, 16, bold=True), wrap=False)
    rows = [
        (1, [_cell(1, 1, say("check.findings_sheet", lang), large)]),
        (2, [_cell(2, 1, say("check.findings_about", lang), "0")]),
        (3, [_cell(3, 1, " ".join(coverage(outcome, lang)), "0")]),
        (
            _HEADINGS,
            [
                _cell(_HEADINGS, column, say(f"check.column_{key}", lang), heading)
                for column, key in enumerate(_KEYS, 1)
            ],
        ),
    ]
    links = []
    for row, shown in enumerate(outcome.listed, _HEADINGS + 1):
        styles = {"severity": severities[shown.severity], "accepted": room}
        if shown.cell and shown.sheet in sheets:
            styles["cell"] = link
            place = quoteattr(f"{quoted_sheet(shown.sheet)}!{shown.cell}")
            links.append(f'<hyperlink ref="{a1(row, 4)}" location={place}/>')
        words = zip(_KEYS, _words(shown, lang), strict=True)
        cells = [
            _cell(row, column, value, styles.get(key, text))
            for column, (key, value) in enumerate(words, 1)
        ]
        rows.append((row, cells))
    return _sheet(main, rows, links, last_row(outcome))


def last_row(outcome: Outcome) -> int:
    """The last row of the list; an empty one has a first row all the same."""
    return _HEADINGS + max(1, len(outcome.listed))


def headings(title: str) -> str:
    """The rows that each printed page repeats."""
    return f"{quoted_sheet(title)}!${_HEADINGS}:${_HEADINGS}"


def names(title: str, outcome: Outcome) -> dict[str, str]:
    """Where the columns stand that a later check reads the reasons from."""
    found = {}
    for key, name in LISTED.items():
        column = column_letters(_KEYS.index("accepted" if key == "reason" else key) + 1)
        found[name] = (
            f"{quoted_sheet(title)}!${column}${_HEADINGS + 1}:${column}${last_row(outcome)}"
        )
    return found


def _cell(row: int, column: int, value: str, style: str) -> str:
    return cell_text("", row, column, value or None, style, date1904=False)


def _words(shown: Shown, lang: Lang) -> list[str]:
    rule = shown.rule.said(lang) if shown.rule else ""
    return [
        say(f"check.severity_{shown.severity}", lang),
        shown.code,
        shown.sheet,
        shown.cell,
        shown.label,
        shown.message,
        *map(short, shown.said),
        shown.fix,
        rule,
        shown.accepted,
    ]


def _sheet(
    main: str, rows: Sequence[tuple[int, Sequence[str]]], links: Sequence[str], last: int
) -> bytes:
    columns = "".join(
        f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>'
        for i, width in enumerate(WIDTHS.values(), 1)
    )
    data = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in rows)
    end = column_letters(len(_KEYS))
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns={quoteattr(main)}>'
        f'<sheetPr><tabColor rgb="FF{_DARK}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{end}{last}"/><sheetViews>'
        '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_HEADINGS}" topLeftCell="A{_HEADINGS + 1}" activePane="bottomLeft" '
        f'state="frozen"/><selection pane="bottomLeft" activeCell="A{_HEADINGS + 1}" '
        f'sqref="A{_HEADINGS + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{data}</sheetData>'
        f'<autoFilter ref="A{_HEADINGS}:{end}{last}"/>{linked}'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()
