"""Which cells are products of others: quantities times prices, months times rates."""
