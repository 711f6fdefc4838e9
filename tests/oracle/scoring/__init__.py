"""From measures to points, from points to a total, from totals to grades."""
