"""What the totals of a workbook of unknown layout should add, and which of them do not."""
