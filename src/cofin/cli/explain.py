"""``cofin explain``: how a figure came about, or what a check is about."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from cofin.cli import arguments
from cofin.cli.arguments import Parser
from cofin.cli.output import clip, columns, window, wrap
from cofin.cli.reading import calculated
from cofin.cli.safety import Exit
from cofin.cli.tables import table
from cofin.core.result import BudgetResult
from cofin.errors import InputError, Problem
from cofin.text import Lang, say

_CODE = re.compile(r"[FCARPM]\d{2}", re.IGNORECASE)
_LIKE_A_CODE = re.compile(r"[A-Z]{1,2}[ -]?\d{1,4}", re.IGNORECASE)
_LEAST = 24  # characters of a label, however long the names are


def configure(parser: Parser) -> None:
    """PROJECT and FIGURE, how much of it, and the format."""
    arguments.project(parser)
    parser.add_argument(
        "figure",
        nargs="?",
        metavar=parser.named("figure"),
        help=parser.explained("cli_explain.figure_help"),
    )
    arguments.call(parser)
    parser.add_argument("--all", action="store_true", help=parser.explained("cli_explain.all_help"))
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=parser.explained("cli_explain.format_help"),
    )


def run(args: Namespace, lang: Lang) -> int:
    """Print a check's card, or the steps of a figure, or the list of figures."""
    if not args.figure and _is_code(args.project):
        print("\n".join(check_card(args.project.upper(), lang)))
        return Exit.FINE
    notes_in = None if args.quiet else lang
    result = calculated(args.project, args.call, None, notes_in)
    if args.figure:
        print(explained(result, args, lang))
    elif args.format == "json":
        import json

        from cofin.core.explain_scope import names

        print(json.dumps(names(result), indent=2))
    else:
        print("\n".join(listed(result, lang)))
    return Exit.FINE


def _is_code(said: str) -> bool:
    """Whether a check is meant; what looks like one may be the name of a file that is there."""
    if _CODE.fullmatch(said):
        return True
    return _LIKE_A_CODE.fullmatch(said) is not None and not Path(said).exists()


def check_card(code: str, lang: Lang) -> list[str]:
    """What a check finds, why that matters and what to do; ``InputError`` for no such check."""
    from cofin.checks.card import cards
    from cofin.checks.report.samples import sample

    card = cards().get(code)
    if card is None:
        digits = "".join(filter(str.isdigit, code)).lstrip("0")
        near = f"{code[0]}{digits:0>2}"
        values = {"code": code, "known": ", ".join(cards())}
        values["suggestion"] = near if near in cards() else ""
        problem = Problem("", "cli_explain.unknown_check", values)
        raise InputError([problem], code)
    words, said = card.words[lang], sample(code, lang)
    severity = say(f"check.severity_{card.severity}", lang)
    return [
        *wrap(f"{code} ({severity}): {words.title}", hang="  "),
        *wrap(words.why, indent="  "),
        *wrap(say("cli_explain.check_says", lang, message=said.message), indent="  ", hang="  "),
        *wrap(f"→ {said.fix}", indent="  ", hang="  "),
    ]


def explained(result: BudgetResult, args: Namespace, lang: Lang) -> str:
    """One figure; ``fig.`` before its name may be left out."""
    from cofin.core.explain import explain
    from cofin.core.explain_json import to_json
    from cofin.core.explain_text import render_steps

    name = args.figure if args.figure.startswith("fig.") else f"fig.{args.figure}"
    try:
        step = explain(result, name)
    except InputError as unknown:
        raise InputError(unknown.problems, args.project) from None
    if args.format == "json":
        import json

        return json.dumps(to_json(step, lang), ensure_ascii=False, indent=2)
    lines = render_steps(step, lang, everything=args.all).splitlines()
    return "\n".join(part for line in lines for part in _folded(line))


def _folded(line: str) -> list[str]:
    """One step on as many lines as it needs, the later ones further in."""
    said = line.lstrip()
    return wrap(said, indent=line[: -len(said)], hang="    ")


def listed(result: BudgetResult, lang: Lang) -> list[str]:
    """Every figure of the budget by its name, with its value."""
    from cofin.cli.figures_csv import labelled

    rows = [(figure.name, figure.label, figure.shown(lang)) for figure in labelled(result, lang)]
    taken = max(len(name) for name, _, _ in rows) + max(len(shown) for _, _, shown in rows)
    room = columns() - taken - 6
    if window() and room < _LEAST:
        return [*_beneath(rows), "", *wrap(say("cli_explain.more_names", lang))]
    room = max(_LEAST, room)
    rows = [(name, clip(label, room), shown) for name, label, shown in rows]
    titles = [say(f"cli_explain.title_{key}", lang) for key in ("name", "label", "value")]
    return [*table(titles, rows, left=2), "", *wrap(say("cli_explain.more_names", lang))]


def _beneath(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """In a narrow window names stand whole, to be typed, with the rest beneath them."""
    for name, label, shown in rows:
        yield f"  {name}"
        yield from wrap(f"{label}: {shown}", indent="      ", hang="  ")
