"""Columns of years or months: what one period takes over from the one before it."""
