"""Where expressions meet machines, and tables meet disks.

For the rooms that compute (calculation) or keep facts (facts), and for `steelyard weigh`. Takes plans and
tables in files or memory; gives outputs as deterministic Parquet, named by their hashes. No Django.
"""
