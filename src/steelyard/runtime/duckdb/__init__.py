"""DuckDB: the default machine, in this process.

For whoever closes a period, checks tables, or asks about one person. Takes plans and tables in files or in
memory; gives sorted Parquet, or one person's rows in a few milliseconds once it has been asked before.
"""

from steelyard.runtime.duckdb.machine import DuckDB
from steelyard.runtime.duckdb.question import OF_A_PERSON

# What stories are told from; warnings take a third of the time.
TOLD = tuple(name for name in OF_A_PERSON if name != "warnings")

__all__ = ["OF_A_PERSON", "TOLD", "DuckDB"]
