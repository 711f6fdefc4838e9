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
from steelyard.loop.rewards.models import Recalculation
from steelyard.site.cli.acting import acting_user
from steelyard.site.locale import compile_changed

REFUSED = 1


@click.command("corrections")
@click.argument("period")
@click.option("--post", "why", metavar="WHY", help="Post all of them into PERIOD, and say why.")
@click.option(
    "--with-meaning", is_flag=True, help="With --post: post what a new meaning of plans moved, too."
)
@click.option("--language", type=click.Choice(["en", "zh-hans", "zh-hant"]), default="en", show_default=True)
def command(*, period: str, why: str | None, with_meaning: bool, language: Language) -> None:
    r"""List what closed periods would be, as known now, against what was paid.

    Of a closed PERIOD what changed in it; of an open one all that can be posted into it. Every closed period
    of its kind is recalculated first; nothing that is closed changes. What differs because a newer Steelyard
    reads plans otherwise is listed apart, and posted only with --with-meaning. Exit code 1: refused.

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
    about = found.code if found.is_closed else ""
    rows = recalculating.changed_rows(kept, about)
    tell(rows, found, kept, language)
    click.echo(f"{len(rows)} differences.")
    of_meaning = recalculating.changed_rows(kept, about, of_meaning=True)
    if of_meaning:
        click.echo("Computed anew by today's meaning of plans, apart from what changed:")
        for words in engine.changed_since(recalculating.oldest_meaning(found.kind)):
            click.echo(f"  · {words.text(language)}")
        tell(of_meaning, found, kept, language)
        click.echo(f"{len(of_meaning)} differences of meaning; posted only with --with-meaning.")
    if why is None:
        return
    try:
        posting = actions.post_changes(
            recalculation=kept,
            period=found,
            why=why,
            by=acting_user(),
            at=timezone.now(),
            with_meaning=with_meaning,
        )
    except Refused as refused:
        refuse(*refused.reasons)
    click.echo(f"Posted into {found.code}." if posting else "There was nothing to post.")


def tell(rows: list[dict[str, Any]], period: periods.Period, kept: Recalculation, language: Language) -> None:
    """Write differences, each by the plans as its period was computed with them."""
    plans: dict[str, dict[str, engine.Plan]] = {}
    for row in rows:
        if row["about"] not in plans:
            known = calculation.find_known(period, kept.folders[row["about"]])
            plans[row["about"]] = calculation.plans_of(known)
        click.echo(line(row, plans[row["about"]], language))


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
