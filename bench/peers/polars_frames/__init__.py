"""Polars: lazy frames on its streaming engine, 64-bit integers throughout."""
