"""The rooms that are lived in, one line each, lowest floor first.

A room with tables, templates, template tags or static files of its own stands here; its label is the
last word of its name. Its addresses go into urls.py, its place in the menu into navigation.py.
"""

ROOMS = [
    # kit
    "steelyard.kit.ui",
    # foundation
    # team
    # loop
    # insight
    # site
    "steelyard.site.home",
]
