"""Reading a workbook that somebody sends: as plain cells, or as the project it describes.

No library is used: files are read once, within fixed bounds of time and memory, and every
file that cannot be read ends in ``FileRefused`` with the reason and what to do.
"""

from cofin.workbook.read.consortium import read_consortium
from cofin.workbook.read.workbook import read_grid

__all__ = ["read_consortium", "read_grid"]
