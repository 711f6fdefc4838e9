"""The demo company: an invented technology company to look at, learn on and measure with.

Purpose: give every page something true to life on the first start, and every benchmark its tables.
For whom: whoever runs `make run` for the first time, writes a test, or measures speed.
Takes: how many people, months and deals, and a seed; words from `library/demo`.
Gives: exports as a CRM and a finance system would write them, faults included, or clean engine
tables; and a loader that walks them through the rooms' own actions. Same seed, same bytes.
"""
