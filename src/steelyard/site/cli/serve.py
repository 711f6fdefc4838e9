"""`steelyard serve`: the site and one worker beside it."""

import importlib
from pathlib import Path

import click
import django
from django.conf import settings
from django.core.management import call_command
from granian.constants import Interfaces
from granian.server import Server

from steelyard.site.cli.beside import worker_beside
from steelyard.site.demo.size import Size
from steelyard.site.locale import compile_changed


@click.command("serve")
@click.option("--port", default=8000, envvar="PORT", show_default=True)
@click.option("--host", default="127.0.0.1", envvar="STEELYARD_HOST", show_default=True)
@click.option("--threads", default=16, envvar="STEELYARD_THREADS", show_default=True)
@click.option("--worker/--no-worker", default=True, show_default=True, help="Start one worker for long work.")
def command(*, port: int, host: str, threads: int, worker: bool) -> None:
    r"""Bring the database up to date and start the site.

    \b
    Examples:
      steelyard serve
      steelyard serve --port 8010 --no-worker     (workers run elsewhere: steelyard work)
    """
    compile_changed()
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        bring_demo()
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    click.echo(f"Steelyard is at http://localhost:{port}")  # passkeys refuse 127.0.0.1
    server = Server(
        "steelyard.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=threads,
        backpressure=threads,  # more requests at once than threads wait outside Python
        working_dir=Path.cwd(),
    )
    with worker_beside(wanted=worker):
        server.serve()


def bring_demo() -> None:
    """Load the demo company where nobody is yet. Imported late: the files below need Django to be set up."""
    presence = importlib.import_module("steelyard.site.demo.presence")
    if not presence.is_loaded(Size()):
        demo = importlib.import_module("steelyard.site.cli.demo")
        try:
            demo.load_here(Size(), settings.HOME / "demo")
        except click.ClickException as refused:  # somebody else's company lives here: serve it
            click.echo(refused.message, err=True)
