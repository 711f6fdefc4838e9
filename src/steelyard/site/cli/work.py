"""`steelyard work`: do the long work that people asked for on pages."""

import os

import click
import django

from steelyard.kit import jobs
from steelyard.site.locale import compile_changed


@click.command("work")
@click.option("--once", is_flag=True, help="Do what waits now, then stop.")
@click.option("--beside", type=int, hidden=True, help="Stop when this process, our parent, is gone.")
def command(*, once: bool, beside: int | None) -> None:
    r"""Take waiting jobs one after another, until told to stop.

    Several workers may run at once, on several machines. A job whose worker died is taken again.

    \b
    Examples:
      steelyard work
      steelyard work --once
    """
    compile_changed()
    django.setup()
    worker = jobs.Worker()
    if once:
        click.echo(f"{worker.run_pending()} jobs done")
        return
    worker.run_until(lambda: beside is not None and os.getppid() != beside)
