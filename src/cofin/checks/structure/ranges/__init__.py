"""Functions that read ranges: rows beyond an end, and keys that a condition does not meet."""
