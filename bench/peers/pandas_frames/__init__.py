"""pandas: merges and groups where they are fast, and the NumPy arrays underneath where those are faster."""
