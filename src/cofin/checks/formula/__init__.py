"""Formulas of spreadsheets: taken apart, brought to a form that compares, and followed.

Everything is cached by the text of the formula, or by its shape (the text without its
references), so a column of a thousand equal formulas is parsed once.
"""

from cofin.checks.formula.nodes import Node
from cofin.checks.formula.parse import parse
from cofin.checks.formula.references import References
from cofin.checks.formula.relative import normal_form
from cofin.checks.formula.shape import Place, Shape, shape_of

__all__ = ["Node", "Place", "References", "Shape", "normal_form", "parse", "shape_of"]
