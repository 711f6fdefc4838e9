"""Spark: the machine for data that one computer cannot hold, or should not be kept waiting by.

For closes of many millions of facts. Takes what DuckDB takes, gives the same bytes. Needs the extra `spark`;
only `dialect` can be had without it.
"""
