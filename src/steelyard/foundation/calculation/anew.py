"""A closed run's frozen inputs, computed by what plans mean today: so much of a difference is not the facts'.

The closed run stays as it is. Where it was closed by today's meaning, and nothing that is brought forward to
it comes out otherwise, it is taken as it stands.
"""

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from steelyard import engine
from steelyard.foundation.calculation.actions import SEAL, compute
from steelyard.foundation.calculation.brought import moved_balances
from steelyard.foundation.calculation.known import Known, known_run
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.pinned import freeze_table, read_inputs, table_path
from steelyard.foundation.calculation.places import runs_folder

BALANCES = "balances"


def compute_anew(*, run: Run, carried: tuple[Path, Path] | None = None) -> Known:
    """Compute what a run's own inputs give by today's meaning.

    `carried` is what its predecessor carried forward and what it would have by today's meaning, where the two
    differ: what was brought forward into the run is moved by as much.
    """
    pinned = read_inputs(run.folder)
    tables = dict(pinned.tables)
    if carried is not None:
        brought = table_path(BALANCES, tables[BALANCES]) if BALANCES in tables else None
        moved = moved_balances(brought, before=carried[0], after=carried[1])
        tables[BALANCES] = freeze_table(BALANCES, moved)
    if pinned.meaning == engine.MEANING and tables == pinned.tables:
        return Known(run=known_run(run.period, pinned), is_same=True)
    again = replace(pinned, tables=tables, meaning=engine.MEANING, program=version("steelyard"))
    if not (runs_folder() / again.sha256 / SEAL).exists():
        compute(again)
    return Known(run=known_run(run.period, again), is_same=False)
