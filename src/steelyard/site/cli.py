"""The command line: `steelyard serve`, `steelyard manage …`."""

import os
from pathlib import Path

import click
import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from granian.constants import Interfaces
from granian.server import Server

from steelyard.site.locale import compile_changed


@click.group()
def main() -> None:
    """Steelyard: from goals to pay."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steelyard.site.settings")


@main.command()
@click.option("--port", default=8000, envvar="PORT", show_default=True)
@click.option("--host", default="127.0.0.1", envvar="STEELYARD_HOST", show_default=True)
@click.option("--threads", default=16, envvar="STEELYARD_THREADS", show_default=True)
def serve(*, port: int, host: str, threads: int) -> None:
    """Bring the database up to date and start the site."""
    compile_changed()
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    click.echo(f"Steelyard is at http://localhost:{port}")  # passkeys refuse 127.0.0.1
    Server(
        "steelyard.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=threads,
        backpressure=threads,  # more requests at once than threads wait outside Python
        working_dir=Path.cwd(),
    ).serve()


@main.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(*, arguments: tuple[str, ...]) -> None:
    """Run a command of Django, such as makemigrations, shell or runserver."""
    compile_changed()
    execute_from_command_line(["steelyard manage", *arguments])
