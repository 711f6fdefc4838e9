"""Indicators: what is measured. One file a kind.

Takes credited facts and targets; gives, for each person, a value, a target and how much of it is reached.
"""
