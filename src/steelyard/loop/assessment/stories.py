"""Make a page of a story: the figure, its sentence and formula, what it is made of, and the fact below it.

Shared by the drawers of assessment and rewards; the caller says what addresses its figures have.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse

from steelyard import engine
from steelyard.engine import Language
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.people.models import Person

Link = Callable[[str], str]
LINES = 20


@dataclass(frozen=True, kw_only=True)
class FactPlace:
    """Where a figure comes from: a row of a file."""

    dataset: str
    id: str
    url: str
    file: str
    sheet: str
    row: int | None
    customer: str
    product: str


@dataclass(frozen=True, kw_only=True)
class StoryLine:
    """One thing a figure is made of."""

    sentence: str
    amount: int | None
    unit: str
    currency: str
    url: str  # of its own story; empty where there is nothing more to tell
    fact: FactPlace | None


@dataclass(frozen=True, kw_only=True)
class StoryPage:
    """The story of one figure."""

    run: Run
    person: Person
    path: str
    sentence: str
    formula: str
    amount: int | None
    unit: str
    currency: str
    crumbs: tuple[tuple[str, str], ...]
    lines: tuple[StoryLine, ...]
    paging: Page[engine.Story]
    fact: FactPlace | None


def story_page(
    run: Run, person: Person, *, plan: str, path: str, number: str, language: Language, link: Link
) -> StoryPage | None:
    """Explain one figure; None where the person has no such figure. `number` is the page of its lines."""
    (whole,) = calculation.stories_of(run, person.code, plan=plan)
    told = whole.find(path)
    if told is None:
        return None
    page = Paginator(told.children, LINES).get_page(number)
    places = fact_places(run, [told, *page.object_list])
    return StoryPage(
        run=run,
        person=person,
        path=path,
        sentence=told.sentence(language),
        formula=told.formula,
        amount=told.amount,
        unit=told.unit,
        currency=told.currency,
        crumbs=tuple((above.sentence(language), link(above.path)) for above in ancestors(whole, path)),
        lines=tuple(line_of(child, places, language, link) for child in page.object_list),
        paging=page,
        fact=place_of(told, places),
    )


def ancestors(story: engine.Story, path: str) -> Iterator[engine.Story]:
    """Yield the stories above a path, the topmost first."""
    words = path.split("/")
    for length in range(1, len(words)):
        above = story.find("/".join(words[:length]))
        if above is not None:
            yield above


def line_of(
    child: engine.Story, places: dict[tuple[str, str], FactPlace], language: Language, link: Link
) -> StoryLine:
    """Return a child as a line."""
    return StoryLine(
        sentence=child.sentence(language),
        amount=child.amount,
        unit=child.unit,
        currency=child.currency,
        url=link(child.path) if child.path else "",
        fact=place_of(child, places),
    )


def place_of(story: engine.Story, places: dict[tuple[str, str], FactPlace]) -> FactPlace | None:
    """Return the row a story ends in, if it does."""
    return places.get((story.fact.dataset, story.fact.id)) if story.fact else None


def fact_places(run: Run, told: list[engine.Story]) -> dict[tuple[str, str], FactPlace]:
    """Return where the facts of stories come from, as pinned by the run."""
    ids: dict[str, set[str]] = {}
    for story in told:
        if story.fact:
            ids.setdefault(story.fact.dataset, set()).add(story.fact.id)
    return {
        (dataset, fact_id): FactPlace(
            dataset=dataset,
            id=fact_id,
            url=reverse("facts:row", kwargs={"dataset": dataset, "fact_id": fact_id}),
            file=row.get("source_file") or "",
            sheet=row.get("source_sheet") or "",
            row=row.get("source_row"),
            customer=row.get("customer") or "",
            product=row.get("product") or "",
        )
        for dataset, wanted in ids.items()
        for fact_id, row in calculation.fact_rows(run, dataset, wanted).items()
    }
