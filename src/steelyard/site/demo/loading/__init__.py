"""Load the demo company into an empty Steelyard, by the same actions that people use.

Each step looks at what is there and does what is missing, so a load that was broken off goes on where
it stopped, and a second one changes nothing.
"""
