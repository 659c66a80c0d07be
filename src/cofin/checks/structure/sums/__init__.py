"""Formulas that only add up: what a sum reads, down to the numbers at the bottom."""
