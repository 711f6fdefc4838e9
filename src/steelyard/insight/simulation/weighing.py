"""Weigh a plan's text on the pinned inputs of a run: STEELYARD_HOME/simulations/<hash of what went in>/.

The folder holds the plan and the outputs it gave. What is there is not computed again.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from steelyard import engine
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import Pinned, read_inputs, read_plan, text_sha256
from steelyard.foundation.calculation.places import made_aside
from steelyard.kit.refusal import refuse_for
from steelyard.runtime import machines
from steelyard.runtime.executor import Source

PLAN = "plan.yaml"
Report = Callable[[int, int, str], None]


def weigh(run: Run, code: str, text: str, *, report: Report | None = None) -> str:
    """Compute what a text would have paid; return the folder's name.

    Raises:
        Refused: The plan looks at what the run's frozen tables do not hold; says what.
    """
    pinned, plan = read_inputs(run.folder), read_plan(text, code)
    machine = machines.here(settings.KEPT)
    problems = machine.check(plans=[plan], tables=tables_of(pinned), period=pinned.period)
    refuse_for(problem.text("en") for problem in problems if problem.severity == "error")
    base_of(run)  # computed here rather than when a page is asked for
    name = text_sha256(f"{pinned.sha256}\n{text_sha256(text)}\n{engine.MEANING}")
    final = outcome_folder(name)
    if not final.exists():
        with made_aside(final) as aside:
            (aside / PLAN).write_text(text)
            machines.here(settings.KEPT).run(
                plans=[plan], tables=tables_of(pinned), period=pinned.period, out=aside, report=report
            )
    return name


def base_of(run: Run) -> str:
    """Return the folder that a draft is held against: the run's, or that computed anew by today's meaning.

    Else a draft would seem to change what only a newer reading of plans changes.
    """
    folder: str = calculation.compute_anew(run=run).run.folder
    return folder


def tables_of(pinned: Pinned) -> dict[str, Source]:
    """Return the tables that went into a run."""
    return dict(pinned.table_paths())


def outcome_folder(name: str) -> Path:
    """Return where an outcome lies."""
    return Path(settings.HOME) / "simulations" / name


def plan_of(name: str, code: str) -> engine.Plan:
    """Read the plan an outcome was computed with."""
    return read_plan((outcome_folder(name) / PLAN).read_text(), code)
