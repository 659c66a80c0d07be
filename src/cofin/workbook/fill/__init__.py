"""A budget's figures into somebody's template, where a map says they belong."""

from cofin.workbook.fill.model import FillMap
from cofin.workbook.fill.parse import read_map
from cofin.workbook.fill.run import Filled, fill

__all__ = ["FillMap", "Filled", "fill", "read_map"]
