"""Findings: what is wrong in a workbook or a project, one card and one function per check.

A check sees a ``Subject`` (the grid of a workbook, and the project read from it) and yields
findings.  It never prints, raises for what it finds, opens a file or knows a spreadsheet
library.
"""
