"""What of a workbook does not go into the one that is made from it."""

from cofin.workbook.left_behind.find import LeftBehind, left_behind
from cofin.workbook.left_behind.words import said_of

__all__ = ["LeftBehind", "left_behind", "said_of"]
