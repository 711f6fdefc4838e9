"""The company that is closed: drawn from a seed, so that the same size is the same company everywhere.

Takes a size; gives a folder of Parquet as the engine wants its tables (engine/tables.py), and beside it,
under terms/, the figures of the plan versions as tables, for those who do not read plans.
"""
