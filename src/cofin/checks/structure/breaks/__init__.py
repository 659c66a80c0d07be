"""Where the pattern of a line breaks: at its ends, in a gap, in one sheet of several."""
