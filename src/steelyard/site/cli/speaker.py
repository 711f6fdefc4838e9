"""What stands in the way of weighing: said all at once, with the exit code for it."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from steelyard.engine import Language, Plan, Problem, read
from steelyard.runtime.mapping import Mapping, read_mapping

PROBLEMS = 1  # exit code: something in the plans or tables must be put right; 2 is a wrong call
MOST = 50  # problems shown


class Speaker:
    """Says what is wrong, all at once, and leaves with the exit code for it."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def plans(self, files: Sequence[Path]) -> list[Plan]:
        """Read the plans."""
        readings = [read(text_of(file), source=str(file)) for file in files]
        self.stop_at([problem for reading in readings for problem in reading.problems])
        found = [reading.plan for reading in readings if reading.plan is not None]
        if len({plan.code for plan in found}) < len(found):
            msg = "Two of the plans have the same code; weigh them one after the other."
            raise click.UsageError(msg)
        return found

    def mapping(self, file: Path) -> Mapping | None:
        """Read the mapping."""
        reading = read_mapping(text_of(file), source=str(file))
        self.stop_at(reading.problems)
        return reading.mapping

    def stop_at(self, problems: Sequence[Problem], *, about: str = "") -> None:
        """Say problems, of one of several periods where `about` names it; stop if one of them is an error."""
        for problem in problems[:MOST]:
            word = {"error": "error", "warning": "note"}[problem.severity]
            place = f"{about}: {problem.place()}" if about else problem.place()
            click.echo(f"{word}: {place}: {problem.text(self.language)}", err=True)
        if len(problems) > MOST:
            click.echo(f"… and {len(problems) - MOST} more.", err=True)
        if any(problem.severity == "error" for problem in problems):
            sys.exit(PROBLEMS)


def text_of(file: Path) -> str:
    """Read a file, or say that it is not text."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        msg = f"{file} is not UTF-8 text."
        raise click.UsageError(msg) from error
