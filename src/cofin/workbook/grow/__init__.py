"""Rows put into somebody's table, and every reference of the workbook moved with them.

What a spreadsheet does when a person inserts rows above the last prepared one and fills the
formulas down, but for one thing: where something in the workbook would not reach the new
rows, or cannot be moved for certain, the template does not grow and the reason is said.
"""

from cofin.workbook.grow.insertion import Insertion, NoGrowth
from cofin.workbook.grow.run import grown

__all__ = ["Insertion", "NoGrowth", "grown"]
