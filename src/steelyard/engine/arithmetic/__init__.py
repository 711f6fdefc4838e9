"""Formulas over indicators: `(revenue - refunds) / visits`. A closed, typed grammar; nothing is evaluated.

Takes the text of a plan, gives a `Term` that compiles to an expression in millionths and says itself. Sums
are exact; each product and quotient is rounded to a millionth, half up.
"""

from steelyard.engine.arithmetic.grammar import Arithmetic, parse
from steelyard.engine.arithmetic.term import Name, Term, Workings

__all__ = ["Arithmetic", "Name", "Term", "Workings", "parse"]
