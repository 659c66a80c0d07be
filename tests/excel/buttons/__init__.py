"""The ribbon's buttons over a workbook that openpyxl holds: what they write, ask and tell."""
