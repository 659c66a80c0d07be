"""Formulas evaluated in Python, fast enough to judge every one of a budget's workbook.

Each distinct shape of a formula is compiled once; numbers are exact decimals, rounded to
the 15 digits of a spreadsheet where it does so.  What is not proven to be like Excel and
LibreOffice (functions not listed, texts in sums, approximate look-ups ...) is not judged.
"""

from cofin.checks.formula.evaluate.book import Book

__all__ = ["Book"]
