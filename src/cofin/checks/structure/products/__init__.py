"""Formulas that multiply: the cells that they read, and a reference that slid beside them."""
