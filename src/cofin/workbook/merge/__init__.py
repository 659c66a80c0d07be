"""Partner sheets back into one budget: each checked first, none trusted, nothing lost."""

from cofin.workbook.merge.budget import Merged, merge_sheets, merged_workbook
from cofin.workbook.merge.former import is_merge_result
from cofin.workbook.merge.result import open_errors
from cofin.workbook.merge.sheets import PartnerSheet, checked_sheets

__all__ = [
    "Merged",
    "PartnerSheet",
    "checked_sheets",
    "is_merge_result",
    "merge_sheets",
    "merged_workbook",
    "open_errors",
]
