"""Runs of cells whose formulas follow one pattern: the lines that all other rooms judge by."""
