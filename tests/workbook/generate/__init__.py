"""Tests of the consortium workbook as written."""
