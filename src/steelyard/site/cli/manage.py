"""`steelyard manage …`: the commands of Django."""

import click
from django.core.management import execute_from_command_line

from steelyard.site.locale import compile_changed


@click.command("manage", context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(*, arguments: tuple[str, ...]) -> None:
    """Run a command of Django, such as makemigrations, shell or runserver."""
    compile_changed()
    execute_from_command_line(["steelyard manage", *arguments])
