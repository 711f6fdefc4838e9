"""Scorecards: how scores become one total. Takes measures, gives scores and the total with its gate."""
