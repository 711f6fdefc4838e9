"""The rooms that are lived in, one line each, lowest floor first.

A room with tables, templates, template tags or static files of its own stands here; its label is the
last word of its name. Its addresses go into urls.py, its place in the menu into navigation.py.
"""

ROOMS = [
    # kit
    "steelyard.kit.audit",
    "steelyard.kit.jobs",
    "steelyard.kit.ui",
    # foundation
    "steelyard.foundation.people",
    "steelyard.foundation.periods",
    "steelyard.foundation.facts",
    "steelyard.foundation.rulebook",
    "steelyard.foundation.calculation",
    # team
    # loop
    "steelyard.loop.planning",
    "steelyard.loop.assessment",
    "steelyard.loop.rewards",
    # insight
    "steelyard.insight.simulation",
    # site
    "steelyard.site",
    "steelyard.site.home",
]
