"""`steelyard close PERIOD`: calculate a period and fix its results."""

from __future__ import annotations  # the rooms may be looked into only after django.setup()

import sys
import threading
from typing import NoReturn

import click
import django
from django.db import connections
from django.utils import timezone
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from steelyard.foundation import periods
from steelyard.kit import jobs
from steelyard.kit.refusal import Refused
from steelyard.loop import assessment
from steelyard.site.cli.acting import acting_user
from steelyard.site.locale import compile_changed

LOOK_SECONDS = 0.2
REFUSED = 1


@click.command("close")
@click.argument("period")
def command(*, period: str) -> None:
    r"""Close PERIOD, such as 2017-Q2: score and pay everyone, from the data as it stands now.

    What stands in the way is named, point by point, and nothing is changed. A close that is already under
    way is joined. Exit code 1: refused or failed.

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
    click.echo(
        f"{period} is closed: run {job.result['number']}, outputs {job.result['outputs_sha256'][:16]}."
    )
    click.echo("Next: publish the results, then issue the statements.")


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
