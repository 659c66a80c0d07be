"""What totals leave out of their block, count twice, or add although it is no amount."""
