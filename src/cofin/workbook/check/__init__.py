"""A workbook as the checks see it, and ``check``: the findings for one file."""

from cofin.workbook.check.report import check
from cofin.workbook.check.subject import subject_of

__all__ = ["check", "subject_of"]
