"""Forms to be filled with ``cofin fill``, each with its map: English and Turkish.

The grant form's budget table (2014-2020, section 3: columns A to O), the annex "estimated
budget" of a grant agreement, and the table of a lump-sum grant (beneficiary x work package).
They are plain workbooks with live totals, as a funder would send them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import xlsxwriter

from cofin.core.dump import toml_text
from cofin.core.form_table import LETTERS
from cofin.text import Lang, say
from cofin.workbook.block import letters
from cofin.workbook.style import styles

PARTNERS = 30
WORK_PACKAGES = 15
HEAD = 6  # the row of the headings, from 0
CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # workbooks know no time zone


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its heading, what fills it, or the formula that calculates it.

    In a formula ``{r}`` is the row; other names are the columns' keys.
    """

    key: str
    heading: str
    path: str = ""
    formula: str = ""
    style: str = "input_money"
    width: float = 15
    sums: bool = True


def templates() -> Mapping[str, bytes]:
    """Workbooks and maps by their path."""
    made: dict[str, bytes] = {}
    forms: dict[str, Callable[[Lang], tuple[str, Sequence[Column]]]] = {
        "grant-form": grant_form,
        "estimated-budget": estimated_budget,
        "lump-sum": lump_sum,
    }
    for name, form in forms.items():
        for lang in Lang:
            title, columns = form(lang)
            packages = WORK_PACKAGES if name == "lump-sum" else 0
            made[f"templates/{name}.{lang}.xlsx"] = workbook(title, columns, lang, packages)
            made[f"templates/{name}.{lang}.map.toml"] = map_of(title, columns, lang, packages)
    return made


def _named(lang: Lang) -> list[Column]:
    number = Column("number", _say("number", lang), "number", "", "input_count", 12, sums=False)
    who = Column("name", _say("participant", lang), "name", "", "input_words", 38, sums=False)
    country = Column("country", _say("country", lang), "country", "", "input_text", 9, sums=False)
    return [number, who, country]


def grant_form(lang: Lang) -> tuple[str, Sequence[Column]]:
    """Columns A to O; H, I, M and N are calculated by the form itself."""
    formulas = {
        "H": "ROUND({A}{r}+{B}{r}+{C}{r}+{D}{r}+{F}{r}+{G}{r},2)",
        "I": "IF({H}{r}=0,0,{J}{r}/{H}{r})",
        "M": "ROUND({H}{r}+{K}{r},2)",
        "N": "ROUND({J}{r}+{L}{r},2)",
    }
    columns = _named(lang)
    for letter in LETTERS:
        heading = f"{letter}. {say(f'form.{letter.lower()}', lang)}"
        formula = formulas.get(letter, "")
        style = "calc_percent" if letter == "I" else "calc_money" if formula else "input_money"
        path = "" if formula else f"form.{letter}"
        columns.append(Column(letter, heading, path, formula, style, sums=letter != "I"))
    return _say("grant_form", lang), columns


def estimated_budget(lang: Lang) -> tuple[str, Sequence[Column]]:
    """One row per beneficiary: categories, indirect costs, total, EU and own share."""
    from cofin.rules.load import load_profile

    profile = load_profile("cos-cluster-2020-3-03")
    columns = _named(lang)
    keys = []
    for category in profile.categories:
        heading = f"{category.letter}. {category.label[lang.value]}"
        columns.append(Column(category.key, heading, f"categories.{category.key}"))
        keys.append(category.key)
    columns.append(Column("indirect", _say("indirect", lang), "indirect"))
    total = "+".join(f"{{{key}}}{{r}}" for key in (*keys, "indirect"))
    columns.append(Column("total", _say("eligible", lang), "", f"ROUND({total},2)", "calc_money"))
    columns.append(Column("eu", _say("eu_contribution", lang), "eu_contribution"))
    rest = "ROUND({total}{r}-{eu}{r},2)"
    columns.append(Column("rest", _say("co_financing", lang), "", rest, "calc_money"))
    return _say("estimated_budget", lang), columns


def lump_sum(lang: Lang) -> tuple[str, Sequence[Column]]:
    """One row per beneficiary, one column per work package, and the share of the lump sum."""
    columns = _named(lang)
    keys = [f"wp{i}" for i in range(1, WORK_PACKAGES + 1)]
    for i, key in enumerate(keys, 1):
        heading = f"{_say('work_package', lang)} {i}"
        columns.append(Column(key, heading, f"work_packages.#{i}.eligible", width=13))
    total = f"ROUND(SUM({{{keys[0]}}}{{r}}:{{{keys[-1]}}}{{r}}),2)"
    columns.append(Column("total", _say("eligible", lang), "", total, "calc_money"))
    columns.append(Column("eu", _say("lump_sum_share", lang), "eu_contribution"))
    return _say("lump_sum", lang), columns


def workbook(title: str, columns: Sequence[Column], lang: Lang, packages: int) -> bytes:
    """The form: project, headings, prepared rows with formulas, totals."""
    content = BytesIO()
    file = xlsxwriter.Workbook(content, {"in_memory": True})
    file.set_properties({"title": title, "created": CREATED})
    look = {name: file.add_format(style) for name, style in styles(lang).items()}
    sheet = file.add_worksheet(_say("sheet", lang))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    sheet.set_row(0, 28)
    sheet.write_string(0, 1, title, look["title"])
    for row, key in ((2, "acronym"), (3, "call")):
        sheet.write_string(row, 1, _say(key, lang), look["label_bold"])
        sheet.write_blank(row, 2, None, look["input_name"])
    place = {column.key: letters(i) for i, column in enumerate(columns, 1)}
    first, last = HEAD + 1, HEAD + PARTNERS
    sheet.set_row(HEAD, 48)
    for i, column in enumerate(columns, 1):
        sheet.set_column(i, i, column.width)
        head = "header" if column.formula else "header_input"
        sheet.write_string(HEAD, i, column.heading, look[head])
        for row in range(first, last + 1):
            if column.formula:
                formula = "=" + column.formula.format(r=row + 1, **place)
                sheet.write_formula(row, i, formula, look[column.style], 0)
            else:
                sheet.write_blank(row, i, None, look[column.style])
        _total(sheet, last + 1, i, column, place, look)
    if packages:
        sheet.write_string(HEAD - 1, 3, _say("packages", lang), look["label_bold"])
        for i in range(packages):
            sheet.write_blank(HEAD - 1, 4 + i, None, look["input_text"])
    sheet.write_string(last + 1, 1, say("column.total", lang), look["total_text"])
    sheet.write_blank(last + 1, 2, None, look["total_text"])
    sheet.write_blank(last + 1, 3, None, look["total_text"])
    sheet.freeze_panes(HEAD + 1, 3)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    sheet.protect("", {"format_columns": True, "format_rows": True, "insert_rows": True})
    file.close()
    return content.getvalue()


def _total(  # noqa: PLR0917
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    col: int,
    column: Column,
    place: Mapping[str, str],
    look: Mapping[str, xlsxwriter.format.Format],
) -> None:
    """The cell of the totals' row."""
    here = place[column.key]
    if column.sums:
        formula = f"=ROUND(SUM({here}{HEAD + 2}:{here}{row}),2)"
        sheet.write_formula(row, col, formula, look["total_money"], 0)
    elif column.formula:
        formula = "=" + column.formula.format(r=row + 1, **place)
        sheet.write_formula(row, col, formula, look["total_percent"], 0)


def map_of(title: str, columns: Sequence[Column], lang: Lang, packages: int) -> bytes:
    """The map of a form."""
    sheet = toml_text(_say("sheet", lang))
    lines = [f"# {title}", "map = 1", ""]
    for key, path in (("acronym", "project.acronym"), ("call", "project.call_title")):
        lines += ["[[put]]", f"value = {toml_text(path)}", f"sheet = {sheet}"]
        lines += [f"row = {toml_text(_say(key, lang))}", ""]
    for i in range(packages):
        cell = f"{letters(4 + i)}{HEAD}"
        path = f"work_packages.#{i + 1}.id"
        lines += ["[[put]]", f"value = {toml_text(path)}", f"sheet = {sheet}"]
        lines += [f"cell = {toml_text(cell)}", ""]
    lines += ["[[table]]", 'rows = "partners"', f"sheet = {sheet}", "[table.columns]"]
    for column in columns:
        if column.path:
            lines.append(f"{toml_text(column.heading)} = {toml_text(column.path)}")
    return ("\n".join(lines) + "\n").encode()


@cache
def _words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text("utf-8")
    )
    return found


def _say(key: str, lang: Lang) -> str:
    return _words()[key][lang]
