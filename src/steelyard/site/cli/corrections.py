"""`steelyard corrections PERIOD`: what closed periods would be now, and posting it."""

from __future__ import annotations  # the rooms may be looked into only after django.setup()

import sys
from typing import Any, NoReturn

import click
import django
from django.http import Http404
from django.utils import timezone

from steelyard import engine
from steelyard.engine import Language
from steelyard.engine.figures import Figure
from steelyard.foundation import calculation, periods
from steelyard.kit.refusal import Refused
from steelyard.loop.rewards import actions, recalculating
from steelyard.site.cli.acting import acting_user
from steelyard.site.locale import compile_changed

REFUSED = 1


@click.command("corrections")
@click.argument("period")
@click.option("--post", "why", metavar="WHY", help="Post all of them into PERIOD, and say why.")
@click.option("--language", type=click.Choice(["en", "zh-hans", "zh-hant"]), default="en", show_default=True)
def command(*, period: str, why: str | None, language: Language) -> None:
    r"""List what closed periods would be, as known now, against what was paid.

    Of a closed PERIOD what changed in it; of an open one all that can be posted into it. Every closed period
    of its kind is recalculated first; nothing that is closed changes. Exit code 1: refused.

    \b
    Examples:
      steelyard corrections 2026-Q3
      steelyard corrections 2026-Q4 --post "Refunds of September, known in October"
    """
    compile_changed()
    django.setup()
    try:
        found = periods.find(period)
    except Http404:
        refuse(f"There is no period {period}.")
    made = recalculating.recalculate(found.kind)
    if made is None:
        refuse(f"No {found.kind} is closed yet.")
    kept = actions.save_recalculation(kind=found.kind, found=made, by=acting_user(), at=timezone.now())
    rows = recalculating.changed_rows(kept, found.code if found.is_closed else "")
    plans: dict[str, dict[str, engine.Plan]] = {}
    for row in rows:
        if row["about"] not in plans:
            known = calculation.find_known(found, kept.folders[row["about"]])
            plans[row["about"]] = calculation.plans_of(known)
        click.echo(line(row, plans[row["about"]], language))
    click.echo(f"{len(rows)} differences.")
    if why is None:
        return
    try:
        posting = actions.post_changes(
            recalculation=kept, period=found, why=why, by=acting_user(), at=timezone.now()
        )
    except Refused as refused:
        refuse(*refused.reasons)
    click.echo(f"Posted into {found.code}." if posting else "There was nothing to post.")


def line(row: dict[str, Any], plans: dict[str, engine.Plan], language: Language) -> str:
    """Write one difference."""
    story = engine.correction_story(row, plans[row["plan"]])
    amount = Figure(row["amount_minor"], "money", story.currency).text(language)
    return f"{amount:>20}  {row['person']}: {story.sentence(language)}"


def refuse(*reasons: str) -> NoReturn:
    """Say why not, and leave."""
    for reason in reasons:
        click.echo(reason, err=True)
    sys.exit(REFUSED)
