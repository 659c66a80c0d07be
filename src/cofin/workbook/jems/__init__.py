"""Reading the partner budget that Jems exports: a foreign budget becomes a project.

Jems (the monitoring system of Interreg programmes) writes one sheet with the lines of all
partners and one with their totals, as plain values.  Its headings are recognised in English,
the language that every Jems can export in.
"""

from cofin.workbook.jems.convert import Imported, PartnerSums, read_jems

__all__ = ["Imported", "PartnerSums", "read_jems"]
