"""`steelyard explain PERSON PERIOD [PATH]`: why is this number what it is?"""

from __future__ import annotations  # the rooms may be looked into only after django.setup()

import json
import sys
from collections.abc import Iterator
from typing import Any, NoReturn, cast

import click
import django
from django.http import Http404

from steelyard import engine
from steelyard.engine import Language
from steelyard.engine.figures import Figure, Unit
from steelyard.foundation import calculation, periods
from steelyard.site.locale import compile_changed

UNKNOWN = 1
DEEP = 3  # levels shown unless asked for more


@click.command("explain")
@click.argument("person")
@click.argument("period")
@click.argument("path", default="")
@click.option("--plan", default="", help="Of which plan, where a person worked under several.")
@click.option("--run", "number", type=int, help="As an earlier run had it; the one that counts otherwise.")
@click.option("--language", type=click.Choice(["en", "zh-hans", "zh-hant"]), default="en", show_default=True)
@click.option("--depth", type=int, default=DEEP, show_default=True, help="How many levels to show.")
@click.option("--json", "as_json", is_flag=True, help="The whole story as JSON.")
def command(
    *,
    person: str,
    period: str,
    path: str,
    plan: str,
    number: int | None,
    language: Language,
    depth: int,
    as_json: bool,
) -> None:
    r"""Tell the story of one figure of PERSON (a code) in PERIOD, down to file and row.

    The figure is recalculated from the frozen inputs and compared with the sealed one; should they differ,
    that is an error. PATH is pay, pay/COMPONENT, pay/COMPONENT/DATASET/ID, score, score/INDICATOR,
    measure/INDICATOR or grade. Exit code 1: there is no such figure.

    \b
    Examples:
      steelyard explain darcel-schlecht 2017-Q2
      steelyard explain darcel-schlecht 2017-Q2 pay/commission --language zh-hans
      steelyard explain darcel-schlecht 2017-Q2 score --json
    """
    compile_changed()
    django.setup()
    try:
        found = periods.find(period)
    except Http404:
        stop(f"There is no period {period}.")
    run = next((r for r in calculation.runs_of(found).sealed() if chosen(r, number)), None)
    if run is None:
        stop(f"{period} has no such run; close the period first.")
    try:
        stories = calculation.stories_of(run, person, plan=plan)
    except LookupError:
        stop(
            f"Run {run.number} of {period} knows nobody called {person}{f' on plan {plan}' if plan else ''}."
        )
    told = [story for story in (s.find(path) if path else s for s in stories) if story is not None]
    if not told:
        stop(f"{person} has no figure {path} in {period}. There are: {', '.join(paths(stories))}.")
    if as_json:
        click.echo(json.dumps([plain(story, language) for story in told], ensure_ascii=False, indent=2))
        return
    for story in told:
        click.echo("\n".join(tree(story, language, depth=depth)))


def chosen(run: calculation.Run, number: int | None) -> bool:
    """Tell whether a run is the one asked for."""
    return not run.is_superseded if number is None else run.number == number


def tree(story: engine.Story, language: Language, *, depth: int, indent: str = "") -> Iterator[str]:
    """Draw a story as lines of text."""
    yield f"{indent}{amount_of(story, language)}{story.sentence(language)}"
    if story.formula:
        yield f"{indent}    {story.formula}"
    if story.fact:
        yield f"{indent}    -> {story.fact.dataset}/{story.fact.id}"
    if depth > 0:
        for child in story.children:
            yield from tree(child, language, depth=depth - 1, indent=f"{indent}  ")
    elif story.children:
        yield f"{indent}  … {len(story.children)} more below {story.path}"


def amount_of(story: engine.Story, language: Language) -> str:
    """Write a story's amount; nothing where it has none of its own."""
    if not story.unit:
        return ""
    return f"{Figure(story.amount, cast('Unit', story.unit), story.currency).text(language)}  "


def plain(story: engine.Story, language: Language) -> dict[str, Any]:
    """Return a story as JSON holds it. Amounts are integers on the scale of their unit."""
    return {
        "path": story.path,
        "sentence": story.sentence(language),
        "formula": story.formula,
        "amount": story.amount,
        "unit": story.unit,
        "fact": {"dataset": story.fact.dataset, "id": story.fact.id} if story.fact else None,
        "children": [plain(child, language) for child in story.children],
    }


def paths(stories: tuple[engine.Story, ...]) -> list[str]:
    """Return the paths of the first two levels."""
    return [child.path for story in stories for top in story.children for child in (top, *top.children)]


def stop(words: str) -> NoReturn:
    """Say why not, and leave."""
    click.echo(words, err=True)
    sys.exit(UNKNOWN)
