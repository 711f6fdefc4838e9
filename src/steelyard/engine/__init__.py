"""The engine: a plan and tables in; scores, grades, pay and the story of each number out.

For everyone who computes or explains a result. Pure: no file, clock, database or network; it builds Ibis
expressions and leaves running them to runtime/. Takes a plan (`read`), tables (`tables.py`) and a `Period`;
gives tables (`compile`), sentences (`describe`) and stories (`explain`).
"""
