"""A01 to A07: rows that multiply, parts that add up, shares that make a whole."""
