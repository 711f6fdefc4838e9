"""`steelyard close PERIOD`: calculate a period and fix its results."""

from __future__ import annotations  # the rooms may be looked into only after django.setup()

import json
import sys
import threading
from typing import Any, NoReturn

import click
import django
from django.db import connections
from django.utils import timezone
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from steelyard.engine import Language
from steelyard.engine.words import LANGUAGES
from steelyard.foundation import calculation, periods
from steelyard.kit import jobs
from steelyard.kit.refusal import Refused
from steelyard.loop import assessment
from steelyard.site.cli.acting import acting_user
from steelyard.site.cli.waiting import wait_as_json, wait_line
from steelyard.site.locale import compile_changed

LOOK_SECONDS = 0.2
REFUSED = 1


@click.command("close")
@click.argument("period")
@click.option("--json", "json_wanted", is_flag=True, help="What came of it as JSON on standard output.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def command(*, period: str, json_wanted: bool, language: Language) -> None:
    r"""Close PERIOD, such as 2017-Q2: score and pay everyone, from the data as it stands now.

    What stands in the way is named, point by point, and nothing is changed. A close that is already under
    way is joined. Whoever waits, what meets nothing and figures far from what is usual are named afterwards.
    Exit code 1: refused or failed.

    \b
    Examples:
      steelyard close 2026-Q3
      steelyard close 2026-07
    """
    compile_changed()
    django.setup()
    try:
        found = periods.ensure_period(code=period, by=acting_user(), at=timezone.now())
        job = assessment.ask_to_close(period=found, by=acting_user(), at=timezone.now())
    except ValueError as error:  # no such period can be
        refuse(str(error))
    except Refused as refused:
        refuse(*refused.reasons)
    job = see_through(job)
    if job.state != "done":
        refuse(job.error or "The close was cancelled.")
    run = calculation.run_in_force(found)
    if json_wanted and run is not None:
        click.echo(json.dumps(as_json(run), ensure_ascii=False, indent=2))
        return
    click.echo(
        f"{period} is closed: run {job.result['number']}, outputs {job.result['outputs_sha256'][:16]}."
    )
    if run is not None:
        tell(run, language)
    click.echo("Next: publish the results, then issue the statements.")


def as_json(run: calculation.Run) -> dict[str, Any]:
    """Give what came of a close: the run, who waits, what was noted, and figures far from what is usual."""
    return {
        "period": run.period.code,
        "run": run.number,
        "meaning": run.meaning,
        "outputs_sha256": run.outputs_sha256,
        "waits": [wait_as_json(wait) for wait in calculation.waits_of(run)],
        "notes": run.pins.get("noted", []),
        "far_off": run.pins.get("improbable", []),
    }


def tell(run: calculation.Run, language: Language) -> None:
    """Name whoever waits, what was noted, and figures to look at before results are published."""
    for wait in calculation.waits_of(run):
        click.echo(wait_line(wait, language))
    for noted in run.pins.get("noted", ()):
        click.echo(noted["text"][language])
    for one in run.pins.get("improbable", ()):
        of = one["indicator"] or "pay"
        click.echo(f"Look at {one['person']}, {of}: more than ten times what is usual.")


def see_through(job: jobs.Job) -> jobs.Job:
    """Work on what waits, and show how far the job is until it ends, whoever works on it."""
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, disable=not sys.stderr.isatty()) as progress:
        shown = progress.add_task("close", total=100)
        while job.is_active:
            progress.update(shown, completed=job.percent or 0, description=job.words or "waiting")
            worker.join(LOOK_SECONDS)
            job.refresh_from_db()
    worker.join()  # what follows a close, such as preparing statements
    return job


def work() -> None:
    """Do what waits; the thread has a database connection of its own, which it gives back."""
    try:
        jobs.run_pending()
    finally:
        connections.close_all()


def refuse(*reasons: str) -> NoReturn:
    """Say why not, and leave."""
    for reason in reasons:
        click.echo(reason, err=True)
    sys.exit(REFUSED)
