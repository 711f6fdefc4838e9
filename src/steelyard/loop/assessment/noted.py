"""What was noted at a close and stays with its run: rows that meet nothing, targets that are missing."""

from typing import Any

from steelyard import engine
from steelyard.engine.words import LANGUAGES
from steelyard.foundation.calculation.models import Run
from steelyard.loop.assessment.words import here


def as_kept(problem: engine.Problem) -> dict[str, Any]:
    """Return a problem as a run keeps it, in every language."""
    return {
        "table": problem.file,
        "code": problem.code,
        "count": problem.params.get("count"),
        "text": {language: problem.text(language) for language in LANGUAGES},
    }


def noted_in(run: Run) -> tuple[str, ...]:
    """Return what was noted at the close of a run, in the reader's language; older runs keep nothing."""
    return tuple(kept["text"][here()] for kept in run.pins.get("noted", ()))
