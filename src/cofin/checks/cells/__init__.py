"""Checks on single cells: what stands in them, whatever the layout of the sheet."""
