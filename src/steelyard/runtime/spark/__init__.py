"""Spark: the machine for data that one computer cannot hold, or should not be kept waiting by.

For closes of very many facts. Takes what DuckDB takes, gives the same bytes. Needs the extra `spark`.
"""
