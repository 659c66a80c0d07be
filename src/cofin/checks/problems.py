"""Which check speaks for what a reader reports: one table, so that nothing is said twice.

A reader refuses a file (``REFUSALS``) or lists what it could not read (``SPEAKERS``).
Some of the latter a check on cells finds too, by its own way and with better words; then
its finding stands and the reader's is dropped (``with_problems``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from cofin.a1 import Range, a1, from_serial, parse_range
from cofin.checks.card import severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.problem_expected import expected_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import row_label
from cofin.errors import Problem
from cofin.grid import CellError, Grid
from cofin.text import Lang, say

#: Refusals of files, as keys of ``texts/workbook_in.toml`` and ``texts/file.toml``.
_REFUSED = {
    "F01": """workbook_in.lock_file workbook_in.cannot_open workbook_in.empty_file
        workbook_in.not_a_zip workbook_in.other_kind workbook_in.no_workbook
        file.not_found file.is_folder file.unreadable file.empty
        file.workbook_in_pipe file.binary file.pdf file.markup file.unknown_kind
        file.utf16 file.not_utf8 file.too_deep
        file.number_too_long file.json_no_object file.json_key_twice file.json_comma
        file.json_colon file.json_name file.json_value file.json_unclosed file.json_backslash
        file.json_extra file.json_syntax file.toml_syntax file.toml_number file.toml_value
        file.toml_no_quotes file.toml_curly_quotes file.toml_backslash file.toml_twice
        file.toml_unclosed file.toml_no_equals file.toml_date file.toml_line_ends
        file.toml_name file.toml_heading file.toml_after file.toml_escape file.toml_character
        file.two_marks file.no_call file.call_no_text
        file.call_elsewhere""",
    "F02": "workbook_in.old_xls workbook_in.xlsb workbook_in.ods workbook_in.text_file"
    " workbook_in.project_file file.text_named_workbook",
    "F03": "workbook_in.encrypted workbook_in.encrypted_part",
    "F04": """workbook_in.damaged_zip workbook_in.damaged_part workbook_in.missing_sheet
        workbook_in.duplicate_part workbook_in.unsafe_part workbook_in.dtd
        workbook_in.encoding workbook_in.bomb workbook_in.too_many_parts
        workbook_in.part_too_big workbook_in.unpacks_too_big workbook_in.file_too_big
        workbook_in.too_many_cells workbook_in.too_much_content file.too_large""",
}

#: What is wrong inside a file that could be read.
_SPOKEN = {
    "F04": "workbook_in.stored_twice",
    "F07": """workbook_in.not_consortium workbook_in.newer_layout workbook_in.unknown_layout
        workbook_in.no_call workbook_in.name_missing workbook_in.name_uneven
        workbook_in.below_table workbook_in.below_counted workbook_in.below_counted_many
        workbook_in.remark_below
        workbook_in.above_table workbook_in.above_counted workbook_in.above_counted_many
        workbook_in.between_counted workbook_in.between_counted_many
        workbook_in.reason_without_value workbook_in.not_on_list workbook_in.blanks_around
        workbook_in.only_blanks
        template.older_layout template.older_version template.sheet_missing
        template.other_owner template.sheet_renamed template.sheet_added template.sheet_hidden
        template.unprotected template.unprotected_many template.names_lost
        template.list_lost template.list_lost_many template.formulas_other
        template.deleted_rows template.deleted_columns template.deleted_on
        template.deleted_somewhere template.deleted_sheet template.deleted_typed_sheet
        template.deleted_input template.deleted_output
        project.unknown_table project.unknown_key project.missing_table project.not_a_list
        project.not_a_table project.not_text project.control_character project.too_long
        project.not_one_line project.not_a_flag project.unknown_choice project.not_an_id
        project.reserved_id project.unknown_partner project.unknown_work_package
        project.unknown_category project.indirect_is_computed project.unknown_activity
        project.unknown_parameter project.unknown_country project.unknown_host
        project.no_lump_sums project.not_a_region project.region_elsewhere
        project.unknown_region project.exchanges_not_foreseen project.override_twice
        project.override_no_category project.override_not_in_force
        project.override_verified project.override_no_number""",
    "F08": "project.too_many",
    "F09": "workbook_in.not_calculated",
    "C01": """project.number_as_text project.number_as_text_twofold project.percent_as_text
        project.text_for_number project.not_a_number""",
    "C03": "workbook_in.error_cell workbook_in.bad_cell project.not_finite",
    "C04": """template.formula_replaced template.formula_replaced_differs
        template.formulas_pasted template.formulas_pasted_differs
        template.formula_removed workbook_in.no_formulas""",
    "C05": "template.formula_changed",
    "C10": "project.too_many_decimals project.amount_not_exact",
    "C12": """project.missing project.empty project.negative project.too_large
        project.stands_alone project.only_some_filled
        project.too_small project.not_whole project.not_a_ratio project.percent_not_ratio
        project.no_work_packages project.ineligible_without_reason project.amount_too_large
        project.sum_too_large""",
    "C13": "workbook_in.merged",
    "C14": """workbook_in.date_for_number workbook_in.time_for_number workbook_in.date_with_time
        project.not_a_date project.date_far_away""",
    "A03": "project.end_before_start project.beyond_duration",
    "P06": """project.no_partners project.no_coordinator project.two_coordinators
        project.duplicate_id project.id_unused""",
    "P08": """project.depreciation_elsewhere project.depreciation_without_life
        project.depreciation_without_months""",
}

#: Checks that report every problem of theirs by themselves (see ``files``).
_SPEAK_FOR_THEMSELVES = frozenset(("F01", "F02", "F03", "F04", "F07"))

#: Whatever else is wrong with a workbook: it is not what cofin's template offers.
OTHERS = "F07"


def _by_problem(table: Mapping[str, str]) -> dict[str, str]:
    return {problem: code for code, listed in table.items() for problem in listed.split()}


REFUSALS: Mapping[str, str] = _by_problem(_REFUSED)
"""Check by the reason for which a file is refused."""

SPEAKERS: Mapping[str, str] = _by_problem(_SPOKEN)
"""Check by what is wrong inside a file."""

#: Differences from the template that keep nobody from reading it.
_MILD = {
    "workbook_in.above_counted": Severity.WARNING,
    "workbook_in.above_counted_many": Severity.WARNING,
    "workbook_in.between_counted": Severity.WARNING,
    "workbook_in.between_counted_many": Severity.WARNING,
    "workbook_in.below_counted": Severity.WARNING,
    "workbook_in.remark_below": Severity.NOTE,
    "workbook_in.below_counted_many": Severity.WARNING,
    "template.older_layout": Severity.WARNING,
    "template.older_version": Severity.NOTE,
    "template.sheet_renamed": Severity.WARNING,
    "template.sheet_added": Severity.NOTE,
    "template.sheet_hidden": Severity.WARNING,
    "template.unprotected": Severity.WARNING,
    "template.unprotected_many": Severity.WARNING,
    "template.list_lost": Severity.WARNING,
    "template.list_lost_many": Severity.WARNING,
    "template.formulas_other": Severity.WARNING,
    "template.formula_changed": Severity.WARNING,  # it may be meant, and give the same
}


def speaker(problem: Problem) -> str:
    """The code of the check under which a problem is reported."""
    return REFUSALS.get(problem.code) or SPEAKERS.get(problem.code, OTHERS)


def spoken(subject: Subject, code: str) -> Iterator[Finding]:
    """The problems of a file that are this check's, as findings."""
    problems = subject.problems if subject.refusal is None else (subject.refusal,)
    for problem in problems:
        if speaker(problem) == code:
            yield as_finding(problem, subject.grid)


def with_problems(subject: Subject, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, and the problems of a file that none of them names, each with its code.

    A problem counts as named by any finding about its cell in the families F (file) and C
    (cells), and by one of its own check there; a problem without a cell by any of its check.
    What F says of many cells names nothing that is worse: a row that stands below the table
    is a warning, and a number that is none in it an error.

    What names a problem is as severe as it: nobody can calculate with a cell that was refused.
    """
    told = list(findings)
    named, worst = _Named(findings), set[int]()
    for problem in subject.problems:
        if speaker(problem) in _SPEAK_FOR_THEMSELVES:
            continue
        finding = as_finding(problem, subject.grid)
        by = named.naming(finding)
        if not by:
            told.append(finding)
        elif (
            finding.severity is Severity.ERROR
            and finding.cell
            and not any(severity_of(told[i]) is Severity.ERROR for i in by)
        ):
            worst.add(by[0])
    for i in worst:
        told[i] = replace(told[i], severity=Severity.ERROR)
    return told


class _Named:
    """What findings are about: single cells, and ranges; each with the finding's number."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._codes: dict[str, list[int]] = defaultdict(list)
        self._cells: dict[tuple[str, str, str], list[int]] = defaultdict(list)  # by code or family
        self._ranges: list[tuple[str, Range, int, int]] = []
        for i, finding in enumerate(findings):
            self._codes[finding.code].append(i)
            for cell in finding.areas or (finding.cell,):
                for code in (finding.code, finding.code[:1]):
                    self._cells[code, finding.sheet, cell].append(i)
                range_ = parse_range(cell) if ":" in cell else None
                if range_ is not None and finding.code[:1] in "FC":
                    rank = severity_of(finding).rank if finding.code[:1] == "F" else 0
                    self._ranges.append((finding.sheet, range_, rank, i))

    def naming(self, finding: Finding) -> Sequence[int]:
        """The findings that name the problem behind a finding, those about its very cell first."""
        own = parse_range(finding.cell)
        if own is None:
            return self._codes.get(finding.code, ())
        codes = (finding.code, "F", "C")
        at = [i for c in codes for i in self._cells.get((c, finding.sheet, finding.cell), ())]
        return at or [
            i
            for sheet, range_, rank, i in self._ranges
            if sheet == finding.sheet
            and range_.holds(*own[:2])
            and range_.holds(*own[2:])
            and rank <= severity_of(finding).rank
        ]


def as_finding(problem: Problem, grid: Grid) -> Finding:
    """A problem as a finding: its own sentence is the message, and says what to do."""
    sheet, cell = _place(problem.where, grid)
    mend = "template.mend" if cell else "template.mend_somewhere"
    return Finding(
        sheet=sheet,
        cell=cell,
        label=_label(grid, sheet, cell) if sheet else problem.where,
        found=_content(grid, sheet, cell),
        expected=expected_of(problem, grid),
        values={
            "problem": {lang.value: _sentence(problem, lang) for lang in Lang},
            "mend": {lang.value: _remedy(problem, lang, mend) for lang in Lang},
        },
        severity=_MILD.get(problem.code, Severity.ERROR),
        code=speaker(problem),
        also=tuple(place for where in problem.also if all(place := _place(where, grid))),
    )


def _place(where: str, grid: Grid) -> tuple[str, str]:
    """Sheet and cells of ``Cost lines!D24``; both empty for a path that is in no sheet."""
    sheet, _, cell = where.rpartition("!")
    if sheet and grid.sheet(sheet) is not None and parse_range(cell) is not None:
        return sheet, cell
    return (where, "") if where and grid.sheet(where) is not None else ("", "")


def _content(grid: Grid, sheet: str, cell: str) -> str:
    """What stands in the one cell of a problem, the same in every language."""
    known, place = grid.sheet(sheet), parse_range(cell)
    if known is None or place is None or str(place) != a1(*place[:2]):
        return ""
    value, _, _, style = known.cell(place.first_row, place.first_column)
    if style.is_date and isinstance(value, Decimal):  # as it shows, not the number behind it
        day = from_serial(value, date1904=grid.date1904)
        return str(value) if day is None else day.isoformat()
    return value.text if isinstance(value, CellError) else "" if value is None else str(value)


def _label(grid: Grid, sheet: str, cell: str) -> str:
    """The row of a problem's first cell in words, and the column of its table."""
    known, place = grid.sheet(sheet), parse_range(cell)
    if known is None or place is None:
        return ""
    row, column = place[:2]
    tables = (t for t in grid.tables if t.sheet == sheet and t.range.holds(row, column))
    headings = (t.columns[column - t.range.first_column] for t in tables)
    return " · ".join(filter(None, (row_label(known, row, column), next(headings, ""))))


def _sentence(problem: Problem, lang: Lang) -> str:
    return problem.sentence(lang)


def _remedy(problem: Problem, lang: Lang, mend: str) -> str:
    return problem.remedy(lang) or say(mend, lang)
