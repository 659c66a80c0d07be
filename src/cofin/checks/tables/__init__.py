"""Tables of any layout as rows and columns of exact numbers."""
