"""What goes through everything: workbooks that are drawn, changed, read and checked."""
