"""xlwings' own front end over other programs than Excel, so that actions run without it."""
