"""R01 to R14: the call's rules on a budget: rate, ceiling, own part, indirect costs, conditions."""
