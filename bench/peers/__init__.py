"""The contenders: one file each. Every one closes the same year and writes the same answers (answers.py).

Each runs as `python -m bench.peers.NAME FOLDER OUT` in a process of its own, takes its time from the first
read to the last write, and prints it. They are written to be as fast as we know how to make them; whoever
knows better is welcome to change one, as long as the answers stay the same.
"""
