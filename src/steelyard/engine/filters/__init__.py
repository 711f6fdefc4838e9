"""Filters: `where: stage = 'Won' and amount >= 1000`. A closed, typed grammar; nothing is ever evaluated.

Takes the text of a plan, gives a `Condition` that compiles to an expression and says itself in words. A
comparison with an empty cell is false, and `not (…)` turns that round: logic here has two values, not three.
"""

from steelyard.engine.filters.condition import Condition
from steelyard.engine.filters.grammar import Filter, parse

__all__ = ["Condition", "Filter", "parse"]
