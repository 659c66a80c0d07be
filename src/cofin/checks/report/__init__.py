"""What was found in one file, as plain data and in words; what somebody has accepted of it."""
