"""Values into cells of somebody's workbook, and not one other byte changed.

Writing a workbook anew with a library loses shapes, controls, extensions and all stored
values (235 of 275 real files lost a part, all 84 with formulas lost their values).  Here the
targeted cells are replaced in the text of their sheet; every other part stays as it is.
"""

from cofin.workbook.patch.model import Edit, Patched, PatchRefused, Written
from cofin.workbook.patch.run import patched, verify
from cofin.workbook.patch.template import Template, open_template

__all__ = [
    "Edit",
    "PatchRefused",
    "Patched",
    "Template",
    "Written",
    "open_template",
    "patched",
    "verify",
]
