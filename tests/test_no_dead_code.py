"""Everything that has a name in the code is used by something else than a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "cofin"

#: Who may use it: the code itself, and what writes pages and measures with it.
USERS = [
    path for place in ("src", "scripts", "benchmarks") for path in (ROOT / place).rglob("*.py")
]

UNMENTIONED = {
    "BudgetResult.by_line": "for people who use cofin from Python",
    "PlainWorksheet._prepare_formula": "XlsxWriter calls it",
}


def mentions(tree: ast.AST) -> Iterator[str]:
    """Names that are read, called or imported from inside; words that may be names, too."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(ctx=ast.Load()) | ast.Name(ctx=ast.Del()):
                yield node.id
            case ast.Attribute():
                yield node.attr
            case ast.Constant(value=str(said)):  # ``compute_rules:rule`` finds a function
                yield said.rpartition(":")[2]


def defined(body: Sequence[ast.stmt], within: str = "") -> Iterator[str]:
    """Functions, classes and constants of a module, and the methods of its classes."""
    for node in body:
        match node:
            case ast.FunctionDef() if not any(map(is_registering, node.decorator_list)):
                yield within + node.name
            case ast.ClassDef():
                yield within + node.name
                methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
                yield from defined(methods, f"{node.name}.")  # some fields are only written out
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield within + name


def is_registering(decorator: ast.expr) -> bool:
    """``@check("A01")``: what it decorates is found by its code."""
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "check"


@cache
def unmentioned() -> frozenset[str]:
    own = {path: set(mentions(ast.parse(path.read_text("utf-8")))) for path in USERS}
    used = set().union(*own.values())
    return frozenset(
        name
        for path in SRC.rglob("*.py")
        for name in defined(ast.parse(path.read_text("utf-8")).body)
        if (plain := name.rpartition(".")[2]) not in (own[path] if is_private(name) else used)
        and not plain.startswith("__")
    )


def is_private(name: str) -> bool:
    """Whether a name is for its own module: another one's of the same name does not use it.

    A method may be called from where its class is extended.
    """
    return name.startswith("_") and "." not in name


def test_what_only_tests_use_is_gone() -> None:
    assert unmentioned() - set(UNMENTIONED) == set()


def test_no_exception_is_left_over() -> None:
    assert set(UNMENTIONED) - unmentioned() == set()


def test_a_name_that_nothing_uses_is_seen() -> None:
    module = ast.parse("def a(): b()\ndef b(): pass\nC = 1\nclass D:\n    def e(self): return a")
    used = set(mentions(module))
    assert [name for name in defined(module.body) if name.rpartition(".")[2] not in used] == [
        *("C", "D", "D.e"),
    ]
