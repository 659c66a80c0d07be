"""A workbook with each finding at its cell: coloured, with a note, and listed with a link.

All else stays as it is, stored results, charts and macros included: a partner who opens the
copy sees the sheet that he sent.  No formula is touched, so nothing is calculated anew.
"""

from cofin.workbook.mark.again import untouched_copies
from cofin.workbook.mark.run import annotate, ensure_markable

__all__ = ["annotate", "ensure_markable", "untouched_copies"]
