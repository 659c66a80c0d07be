"""Formulas become trees; what cannot be parsed is nothing, and never an exception."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cofin.checks.formula import parse, shape_of
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
    Slot,
    Structured,
    Text,
    Truth,
    Unary,
    Union,
    walk,
)
from cofin.checks.formula.parse import MAX_DEPTH, tree_of
from cofin.checks.formula.shape import _PIECE, MAX_LENGTH, Place
from cofin.checks.formula.tokens import tokens_of
from cofin.workbook.read.formulas import _TOKEN
from tests.checks.formula.trees import trees, written

A1 = Reference(Place(1, 1, 1, 1))
B1 = Reference(Place(1, 2, 1, 2))


def number(value: str) -> Number:
    return Number(Decimal(value))


def on(sheet: Sheet) -> Reference:
    return Reference(A1.place, sheet)


PARSED: list[tuple[str, Node]] = [
    ("1", number("1")),
    (".5", number("0.5")),
    ("1.5E-3", number("0.0015")),
    ('"a""b"', Text('a"b')),
    ("true", Truth(True)),
    ("#ref!", Fault("#REF!")),
    ("A1", A1),
    ("$A$1", Reference(Place(1, 1, 1, 1, "$$  "))),
    ("a1:$b2", Reference(Place(1, 1, 2, 2, "  $ ", True))),
    ("A:$B", Reference(Place(1, 1, 1_048_576, 2, "  $ ", True, True))),
    ("$3:5", Reference(Place(3, 1, 5, 16_384, " $  ", True, True))),
    ("Sheet1!A1", on(Sheet("Sheet1"))),
    ("'Cost lines'!A1", on(Sheet("Cost lines"))),
    ("'Ali''s'!A1", on(Sheet("Ali's"))),
    ("2024!A1", on(Sheet("2024"))),
    ("Bütçe!A1", on(Sheet("Bütçe"))),
    ("[1]Sheet!A1", on(Sheet("Sheet", "", "1"))),
    ("'[1]Cost lines'!A1", on(Sheet("Cost lines", "", "1"))),
    ("'C:\\x\\[b.xlsx]S'!A1", on(Sheet("S", "", "b.xlsx"))),
    ("[1]!rate", Name("rate", Sheet("", "", "1"))),
    ("[1]!t[Qty]", Name("t[Qty]", Sheet("", "", "1"))),
    ("Jan:Mar!A1", on(Sheet("Jan", "Mar"))),
    ("S1:S3!A1", on(Sheet("S1", "S3"))),
    ("Sheet1!#REF!", Fault("#REF!")),
    ("rule.rate", Name("rule.rate")),
    ("ZZZ1", Name("ZZZ1")),
    ("A1048577", Name("A1048577")),
    ("S!rate", Name("rate", Sheet("S"))),
    ("t[Qty]", Structured("t", (), ("Qty",))),
    ("t[@Qty]", Structured("t", ("this row",), ("Qty",))),
    ("t[@[Unit cost]]", Structured("t", ("this row",), ("Unit cost",))),
    ("[@Qty]", Structured("", ("this row",), ("Qty",))),
    ("t[[#This Row],[Qty]]", Structured("t", ("this row",), ("Qty",))),
    ("t[[#Headers],[#Data],[a]:[b]]", Structured("t", ("headers", "data"), ("a", "b"))),
    ("t[#All]", Structured("t", ("all",), ())),
    ("t[]", Structured("t", (), ())),
    ("t['[x']]", Structured("t", (), ("[x]",))),
    ("-A1", Unary("-", A1)),
    ("+-A1", Unary("+", Unary("-", A1))),
    ("@A1", A1),
    ("A1#", A1),
    ("A1%", Percent(A1)),
    ("-A1%", Unary("-", Percent(A1))),
    ("A1+B1-1", Chain(("+", "-"), (A1, B1, number("1")))),
    ("A1+B1*2", Chain(("+",), (A1, Chain(("*",), (B1, number("2")))))),
    ("A1*B1+2", Chain(("+",), (Chain(("*",), (A1, B1)), number("2")))),
    ("(A1+B1)*2", Chain(("*",), (Chain(("+",), (A1, B1)), number("2")))),
    ("-A1^2", Chain(("^",), (Unary("-", A1), number("2")))),
    ("A1&B1=1", Chain(("=",), (Chain(("&",), (A1, B1)), number("1")))),
    ("A1<>B1", Chain(("<>",), (A1, B1))),
    ("SUM(A1,B1)", Call("SUM", (A1, B1))),
    ("sum( A1 , B1 )", Call("SUM", (A1, B1))),
    ("NOW()", Call("NOW", ())),
    ("IF(A1,,B1)", Call("IF", (A1, Empty(), B1))),
    ("LOG10(1)", Call("LOG10", (number("1"),))),
    ("_xlfn.XLOOKUP(A1)", Call("XLOOKUP", (A1,))),
    ("_xlfn._xlws.SORT(A1)", Call("SORT", (A1,))),
    ("SUM((A1,B1))", Call("SUM", (Union((A1, B1)),))),
    ("A1 B1", Chain((" ",), (A1, B1))),
    ("A1 : B1", Chain((":",), (A1, B1))),
    ("A1:INDEX(B1,4)", Chain((":",), (A1, Call("INDEX", (B1, number("4")))))),
    ('{1,-2;"x",TRUE}', Array(((number("1"), Unary("-", number("2"))), (Text("x"), Truth(True))))),
    ('A1&"B1"', Chain(("&",), (A1, Text("B1")))),
]

UNREADABLE = [
    "",
    " ",
    "(",
    "(A1",
    "A1)",
    "A1+",
    "*A1",
    "SUM(A1",
    "SUM(A1;B1)",
    "{1,2",
    "{1,2)",
    "S!",
    "S!(A1)",
    "S!5",
    "A1 1",
    "'x",
    '"x',
    "A1~B1",
    "1 2",
    "A1,B1",
    "-" * (MAX_DEPTH + 1) + "A1",
    "(" * 200 + "A1" + ")" * 200,
    "A1+" * MAX_LENGTH + "A1",
    "A1\x01",
    "1E4000000",  # no spreadsheet holds it
    "1E-4000000",
    "1E99999999999999999999",
    "9" * 400,
    "{" * 700,
    "{-{1}}",
    "['" * 4_000,
    "1" * 4_000 + "x[",
]


@pytest.mark.parametrize(("formula", "tree"), PARSED, ids=[text for text, _ in PARSED])
def test_parsed(formula: str, tree: Node) -> None:
    assert parse(formula) == tree


@pytest.mark.parametrize("formula", UNREADABLE, ids=range(len(UNREADABLE)))
def test_unreadable(formula: str) -> None:
    assert parse(formula) is None


@pytest.mark.parametrize("formula", ["['" * 4_000, "[" * 4_000, "[a[b" * 2_000, "A1+[B2" * 1_000])
@pytest.mark.parametrize("expression", [_PIECE, _TOKEN])
def test_a_bracket_that_is_never_closed_is_taken_once(
    formula: str, expression: re.Pattern[str]
) -> None:
    """Where every bracket begins a match or lies within one, nothing is read again and again."""
    left = expression.sub("", formula)
    assert "[" not in left


def test_a_mark_before_a_bracket_begins_no_column() -> None:
    assert parse("tbl[[a]'[b'['[c]") == Structured("tbl", (), ("a",))


def test_the_largest_and_the_smallest_number() -> None:
    assert parse("1.79E308") == Number(Decimal("1.79E308"))
    assert parse("1E-307") == Number(Decimal("1E-307"))
    assert parse("0.00") == Number(Decimal("0.00"))


def test_formulas_that_spreadsheets_allow_are_not_too_deep() -> None:
    nested = "IF(A1>1,ROUND((A1+1)*2,2),"
    assert parse(nested * 30 + "0" + ")" * 30) is not None
    assert parse("+".join(["A1"] * 2_700)) is not None


def test_formulas_of_one_shape_are_parsed_once() -> None:
    first, second = shape_of("ROUND(C9*$D$1,2)"), shape_of("ROUND(C10*$D$1,2)")
    assert first is not None
    assert second is not None
    assert first.skeleton == second.skeleton
    assert tree_of(first.skeleton) is tree_of(second.skeleton)


def test_slots_are_numbered_as_the_references_stand() -> None:
    shape = shape_of("SUM(B2:B4)-S!$C$1")
    assert shape is not None
    tree = tree_of(shape.skeleton)
    assert tree is not None
    slots = [node for node in walk(tree) if isinstance(node, Slot)]
    assert [str(shape.places[slot.index]) for slot in slots] == ["B2:B4", "$C$1"]


def test_a_space_counts_between_references_only() -> None:
    found = tokens_of(" SUM( \x01 , \x01 \x01 ) ")
    assert found is not None
    assert [token.text for token in found].count(" ") == 1


@given(trees)
@settings(max_examples=300)
def test_a_tree_written_and_parsed_is_the_same(tree: Node) -> None:
    assert parse(written(tree)) == tree


@given(trees)
@settings(max_examples=200)
def test_a_formula_taken_apart_and_put_together_is_the_same(tree: Node) -> None:
    text = written(tree)
    shape = shape_of(text)
    assert shape is not None
    assert shape.text() == text


SIGNS = st.sampled_from(
    (
        *"()[]{}'\"!:;,+-*/^&=<>%@#$ .\\",
        *("A1", "$B$2", "A:A", "1:1", "SUM(", "IF(", "t[", "[#This Row]", "'S'!", "[1]"),
        *("#REF!", "1E5", "TRUE", "\x01", "İ", "_xlfn.", "A01"),
    )
)


@given(st.lists(SIGNS, max_size=25).map("".join) | st.text(max_size=40))
@settings(max_examples=500)
def test_whatever_is_written_nothing_is_raised(text: str) -> None:
    tree = parse(text)
    shape = shape_of(text)
    assert tree is None or shape is not None
    if shape is not None:
        assert shape.text().upper() == text.upper()
