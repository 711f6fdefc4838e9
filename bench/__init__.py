"""The benchmark: one year's close of one company, in Steelyard and in everything people would write instead.

For whoever wants to know what the engine costs. `python -m bench` draws the company (company/), closes its
year with every contender (peers/), each in a process of its own and in turn, compares their answers to the
cent (answers.py), and writes docs/reference/benchmarks.md (page.py). Not part of the product: it uses the
engine as anybody would, through its door.
"""
