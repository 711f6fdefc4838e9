"""Formulas over indicators: `(revenue - refunds) / visits`. A closed, typed grammar; nothing is evaluated.

Takes the text of a plan, gives a `Term` that compiles to an exact value and says itself: nothing is
rounded on the way, as far as 38 digits reach (arithmetic/made.py).
"""

from steelyard.engine.arithmetic.grammar import Arithmetic, parse
from steelyard.engine.arithmetic.made import Made, Workings
from steelyard.engine.arithmetic.term import Name, Term

__all__ = ["Arithmetic", "Made", "Name", "Term", "Workings", "parse"]
