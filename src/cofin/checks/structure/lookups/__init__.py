"""Formulas that search a table: what they pick, and how loosely they search."""
