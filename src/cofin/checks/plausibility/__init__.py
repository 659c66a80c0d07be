"""What no rule forbids and nobody means: the checks P01 to P10."""
