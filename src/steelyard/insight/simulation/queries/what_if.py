"""What if I close this deal? One person's pay in a period, with one deal more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.engine import Language, Story
from steelyard.engine.simulation.difference import difference
from steelyard.engine.simulation.drawable import paid_on
from steelyard.engine.simulation.what_if import imagined
from steelyard.foundation import calculation, people
from steelyard.foundation.calculation.pinned import read_inputs
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.refusal import Refused
from steelyard.loop.assessment.gathering import gather
from steelyard.runtime import duckdb, machines
from steelyard.runtime.executor import Source

Tables = Mapping[str, Source]


@dataclass(frozen=True, kw_only=True)
class Change:
    """A part of pay that the deal changes."""

    sentence: str
    amount_minor: int
    lines: tuple["Change", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the deal would add, and to what."""

    before_minor: int
    after_minor: int
    changes: tuple[Change, ...]

    @property
    def difference_minor(self) -> int:
        """Give what it adds."""
        return self.after_minor - self.before_minor


@dataclass(frozen=True, kw_only=True)
class WhatIfPage:
    """The page: whose pay, under which plan, by the facts known now; and the answer, once asked."""

    period: Period
    person: Person
    currency: str
    plan_title: str
    is_closed: bool
    answer: Answer | None = None


@dataclass(frozen=True, kw_only=True)
class _Inputs:
    period: engine.Period
    plans: tuple[engine.Plan, ...]
    tables: Tables


def what_if_page(
    period: Period, code: str, viewer: Viewer, language: Language, deal: Mapping[str, Any] | None = None
) -> WhatIfPage:
    """Gather the page; with a `deal` (amount_minor, on, product), its answer.

    Raises:
        Refused: The plan pays on no amounts, or the facts of the period are not there yet.
    """
    person = people.visible_people(viewer, on=period.ends_on).filter(code=code).first()
    if person is None:
        raise Http404
    run = calculation.run_in_force(period)
    inputs = _closed(run.folder) if run else _open(period)
    plans = [plan for plan in _plans_of(inputs, code) if paid_on(plan)]
    if not plans:
        raise Refused(
            [_("There is no plan in this period that pays %(name)s on amounts.") % {"name": person.name}]
        )
    plan = plans[-1]
    page = WhatIfPage(
        period=period,
        person=person,
        currency=plan.currency,
        plan_title=plan.title(language),
        is_closed=run is not None,
    )
    if deal is None:
        return page
    return WhatIfPage(**{**vars(page), "answer": _answer(inputs, plan, code, deal, language)})


def _answer(
    inputs: _Inputs, plan: engine.Plan, person: str, deal: Mapping[str, Any], language: Language
) -> Answer:
    dataset, row = imagined(plan, person=person, **deal)
    if dataset not in inputs.tables:
        raise Refused([_("No %(dataset)s have been brought in yet.") % {"dataset": dataset}])
    extra = {dataset: pa.Table.from_pylist([row])}
    before, after = (_told(inputs, plan, person, more) for more in (None, extra))
    told = difference(before, after)
    paid = [(side.find("pay") or side).amount or 0 if side else 0 for side in (before, after)]
    return Answer(before_minor=paid[0], after_minor=paid[1], changes=_changes(told, language))


def _told(
    inputs: _Inputs, plan: engine.Plan, person: str, extra: Mapping[str, pa.Table] | None
) -> Story | None:
    outputs = machines.here(settings.KEPT).for_person(
        plans=[plan],
        tables=inputs.tables,
        period=inputs.period,
        person=person,
        extra=extra,
        outputs=duckdb.TOLD,
    )
    try:
        return engine.explain(plan, outputs, person)
    except LookupError:
        return None


def _changes(story: Story, language: Language) -> tuple[Change, ...]:
    return tuple(
        Change(
            sentence=child.sentence(language), amount_minor=child.amount or 0, lines=_changes(child, language)
        )
        for child in story.children
    )


def _plans_of(inputs: _Inputs, person: str) -> list[engine.Plan]:
    """Return a person's plans in the period, the last one last."""
    table = inputs.tables["assignments"]
    rows = table if isinstance(table, pa.Table) else pq.read_table(table)
    mine = [row for row in rows.to_pylist() if row["person"] == person and row["plan"]]
    codes = dict.fromkeys(row["plan"] for row in sorted(mine, key=lambda row: row["starts_on"]))
    by_code = {plan.code: plan for plan in inputs.plans}
    return [by_code[code] for code in codes if code in by_code]


def _open(period: Period) -> _Inputs:
    found = gather(period)
    return _Inputs(period=found.period, plans=found.plans, tables=dict(found.tables))


@lru_cache(maxsize=32)
def _closed(folder: str) -> _Inputs:
    pinned = read_inputs(folder)
    paths: dict[str, Source] = {name: Path(path) for name, path in pinned.table_paths().items()}
    return _Inputs(period=pinned.period, plans=tuple(pinned.read_plans()), tables=paths)


def within(period: Period, today: date) -> date:
    """Return today, or the nearest day of the period."""
    return min(max(today, period.starts_on), period.ends_on)
