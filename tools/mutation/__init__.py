"""Mutation testing of the engine: a small thing is made wrong in one place, and some test must notice.

`python -m tools.mutation settlement/cap.py --most 20`; docs/decisions/0011 says what it found.
"""
