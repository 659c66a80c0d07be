"""Where the tables of a sheet stand, what their columns are for, and which cells hold what."""
