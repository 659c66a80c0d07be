"""The page on worksheet functions, from their registry."""

from __future__ import annotations

from cofin.excel.functions import FUNCTIONS, Function, formula_text
from cofin.text import Lang
from reference.words import document, table, word


def page(lang: Lang) -> str:
    """Every function with its arguments and an example."""
    return document(
        word("functions", lang),
        word("functions_intro", lang),
        *(_section(function, lang) for function in FUNCTIONS),
        f"## EU_REASON\n\n{word('functions_reason', lang)}",
        f"## {word('functions_errors', lang)}\n\n{word('functions_errors_more', lang)}",
        lang=lang,
    )


def _section(function: Function, lang: Lang) -> str:
    rows = [
        [
            f"`{argument.name}`",
            word(f"cell_{argument.kind}", lang),
            word("cell_optional" if argument.optional else "cell_required", lang),
            argument.description(lang),
        ]
        for argument in function.arguments
    ]
    heads = [
        word(f"head_{key}", lang) for key in ("argument", "cell_kind", "needed_cell", "meaning")
    ]
    shown = _result(function)
    example = word("functions_example", lang, formula=function.formula(), result=shown)
    return (
        f"## {function.name}\n\n{function.description(lang)}\n\n{table(heads, rows)}\n\n{example}"
    )


def _result(function: Function) -> str:
    result = function.example.result
    if isinstance(result, tuple):
        return "`" + formula_text(result) + "`"
    return f"`{result:.2f}`" if isinstance(result, float) else f"`{result}`"
