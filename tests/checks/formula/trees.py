"""Trees of formulas written as text, for the round trip, and made at random."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from cofin.checks.formula.nodes import (
    Array,
    Call,
    Chain,
    Empty,
    Fault,
    Name,
    Node,
    Number,
    Percent,
    Reference,
    Sheet,
    Structured,
    Text,
    Truth,
    Unary,
    Union,
)
from cofin.checks.formula.shape import Place


def written(node: Node) -> str:
    """A tree as a formula; every operand that could need it stands in parentheses."""
    match node:
        case Number(value=value):
            return f"{value:f}"
        case Text(value=value):
            return '"' + value.replace('"', '""') + '"'
        case Truth(value=value):
            return "TRUE" if value else "FALSE"
        case Fault(value=value):
            return value
        case Empty():
            return ""
        case Reference(place=place, sheet=sheet):
            return prefix(sheet) + str(place)
        case Name(name=name, sheet=sheet):
            return prefix(sheet) + name
        case Structured(table=table, rows=rows, columns=columns):
            items = [f"[#{row.title()}]" for row in rows]
            items += [f"[{column}]" for column in columns]
            return f"{table}[{','.join(items)}]"
        case Unary(operator=operator, operand=operand):
            return operator + inner(operand)
        case Percent(operand=operand):
            return inner(operand) + "%"
        case Chain(operators=operators, operands=operands):
            rest = zip(operators, operands[1:], strict=True)
            return inner(operands[0]) + "".join(sign + inner(part) for sign, part in rest)
        case Call(name=name, arguments=arguments):
            return f"{name}({','.join(written(part) for part in arguments)})"
        case Union(parts=parts):
            return f"({','.join(written(part) for part in parts)})"
        case Array(rows=rows):
            return "{" + ";".join(",".join(written(each) for each in row) for row in rows) + "}"
    raise TypeError(node)


def inner(node: Node) -> str:
    text = written(node)
    return f"({text})" if isinstance(node, Chain | Unary) else text


def prefix(sheet: Sheet | None) -> str:
    if sheet is None:
        return ""
    book = f"[{sheet.book}]" if sheet.book else ""
    last = f":{sheet.last}" if sheet.last else ""
    return "'" + (book + sheet.name + last).replace("'", "''") + "'!"


_mark = st.sampled_from((" ", "$"))
_row = st.integers(1, 1_048_576)
_column = st.integers(1, 16_384)


@st.composite
def _cells(draw: st.DrawFn) -> Place:
    row, column = draw(_row), draw(_column)
    marks = draw(_mark) + draw(_mark)
    if draw(st.booleans()):
        return Place(row, column, row, column, marks + "  ")
    marks += draw(_mark) + draw(_mark)
    return Place(row, column, draw(_row), draw(_column), marks, True)


_sheets = st.none() | st.builds(
    Sheet,
    st.text("abcXYZ äİğ 019'.-_", min_size=1, max_size=9).filter(
        lambda name: name == name.strip("'")
    ),
    st.just(""),
    st.sampled_from(("", "1", "Budget.xlsx")),
)
_names = st.sampled_from(("rule.rate", "fig.totals.eligible", "Oran_1", "ZZZ1", "_x", "İP"))
_words = st.text("abc ğİ-%.#'[]@", max_size=8)
_leaves = (
    st.builds(Number, st.decimals(0, 10**9, places=2).map(Decimal.normalize).map(abs))
    | st.builds(Text, st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8))
    | st.builds(Truth, st.booleans())
    | st.builds(Fault, st.sampled_from(("#REF!", "#N/A", "#DIV/0!", "#NAME?")))
    | st.builds(Reference, _cells(), _sheets)
    | st.builds(Name, _names, _sheets)
    | st.builds(
        Structured,
        st.sampled_from(("tblCosts", "Maliyet")),
        st.sampled_from(((), ("this row",), ("headers", "data"))),
        st.lists(st.sampled_from(("Quantity", "Unit cost", "Birim maliyet")), max_size=2).map(
            tuple
        ),
    ).filter(lambda node: bool(node.rows or node.columns))
)
_chains = (("+", "-"), ("*", "/"), ("&",), ("=", "<>", "<", ">="), ("^",))


def _above(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def chain(signs: tuple[str, ...]) -> st.SearchStrategy[Node]:
        return st.lists(st.tuples(st.sampled_from(signs), below), min_size=1, max_size=4).flatmap(
            lambda rest: below.map(
                lambda first: Chain(tuple(s for s, _ in rest), (first, *(n for _, n in rest)))
            )
        )

    return (
        st.builds(Unary, st.sampled_from("+-"), below)
        | st.builds(Percent, below.filter(lambda node: not isinstance(node, Union)))
        | st.sampled_from(_chains).flatmap(chain)
        | st.builds(
            Call,
            st.sampled_from(("SUM", "ROUND", "IF", "EDATE")),
            st.lists(below | st.just(Empty()), max_size=4)
            .map(tuple)
            .filter(lambda parts: parts != (Empty(),)),
        )
    )


trees = st.recursive(_leaves, _above, max_leaves=12)
