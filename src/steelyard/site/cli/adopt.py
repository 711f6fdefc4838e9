"""`steelyard adopt PLAN.yaml`: publish a plan, and put positions on it."""

from __future__ import annotations  # the rooms may be looked into only after django.setup()

from datetime import datetime
from pathlib import Path

import click
import django
from django.core.management import call_command
from django.utils import timezone

from steelyard.foundation import rulebook
from steelyard.kit.refusal import Refused
from steelyard.loop import planning
from steelyard.site.cli.acting import acting_user
from steelyard.site.locale import compile_changed

FOLDER_OR_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("adopt")
@click.argument("plan", type=FOLDER_OR_FILE)
@click.option("--position", "positions", multiple=True, help="Put this position on it (may be repeated).")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Its first day.")
@click.option("--why", default="Adopted on the command line", show_default=True, help="For the record.")
def command(*, plan: Path, positions: tuple[str, ...], since: datetime, why: str) -> None:
    """Publish PLAN, a YAML file, and assign it to positions from a day on.

    Everything that is wrong in the file is named, with its line, and nothing is changed.
    Exit code 1: refused.

    \b
    Examples:
      steelyard adopt library/plans/crm-rep.yaml --position sales-representative --from 2017-01-01
      steelyard adopt library/plans/sales-manager.yaml --from 2026-01-01
    """  # noqa: D301 - click keeps the lines below a real backspace as they are
    compile_changed()
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    at = timezone.now()
    try:
        draft = rulebook.save_draft(text=plan.read_text(), by=acting_user(), at=at)
        version = rulebook.publish_version(
            version=draft, applies_from=since.date(), why=why, by=acting_user(), at=at
        )
        for position in positions:
            planning.assign_plan(
                plan_code=version.plan.code,
                position_code=position,
                starts_on=since.date(),
                by=acting_user(),
                at=at,
                why=why,
            )
    except Refused as refused:
        raise click.ClickException("\n".join(refused.reasons)) from refused
    click.echo(f"{version.plan.code} version {version.number} applies from {since:%Y-%m-%d}.")
