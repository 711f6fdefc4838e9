"""Factors: what multiplies pay. One file a factor.

A factor looks at a person's results and gives millionths of one; or, `by_fact`, it looks at the fact itself.
"""
