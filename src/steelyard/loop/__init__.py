"""The five steps of the management calendar, in order; a later step may use an earlier one.

For: whoever looks for what happens when. Takes: nothing. Gives: `steps.STEPS`, the order that the
menu, the addresses and the manual follow, and one room a step.
"""
