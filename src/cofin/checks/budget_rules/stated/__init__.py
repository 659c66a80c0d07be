"""What a workbook of any layout states of the project as a whole, held against the call.

Nothing here is imported for a workbook of cofin's own layout: its project says all of it.
"""
