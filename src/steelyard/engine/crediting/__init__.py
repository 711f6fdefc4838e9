"""Crediting: whose is a fact, and how much of it. One file a shape.

Takes facts, splits, assignments and rates; gives rows of credited facts, converted into the plan's currency.
"""
