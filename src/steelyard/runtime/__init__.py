"""Where expressions meet machines: snapshots on disk, DuckDB by default. No Django here."""
