"""`python -m steelyard.site.cli` is `steelyard`."""

from steelyard.site.cli import main

main(prog_name="steelyard")
