"""F and A09: whether the file can be opened, is the template, and stores what its formulas give."""
