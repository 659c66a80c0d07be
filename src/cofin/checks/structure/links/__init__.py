"""Formulas that only read another cell, and whether the words at both ends agree."""
