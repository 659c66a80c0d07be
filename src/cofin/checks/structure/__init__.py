"""What the formulas of a row, a column and a total say about each other, on any workbook.

Nothing is known of the layout: a cell is judged by the pattern that its neighbours share.
"""
