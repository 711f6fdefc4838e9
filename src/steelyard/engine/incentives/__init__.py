"""Incentives: what results are worth in money. One file a shape.

Takes credited facts and measures; gives pay lines, each rounded once, and statements that are their sums.
"""
