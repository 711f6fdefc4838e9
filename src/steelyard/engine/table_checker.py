"""Checking tables: do they hold what the plans look at? Finds what would leave a result empty, or wrong.

Shapes of tables are looked at first; only where they fit are questions asked about rows, each a small query.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import ibis
import pyarrow as pa

from steelyard.engine import columns, number
from steelyard.engine.crediting.hierarchy import places
from steelyard.engine.filters.condition import Compare, Literal
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.kind_words import DATE, KINDS, NUMBER, TEXT, YES_OR_NO
from steelyard.engine.names import suggestion
from steelyard.engine.note_words import NOTE_OF_RULE, NOTES
from steelyard.engine.period import Period
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Problem, Value
from steelyard.engine.standing import completed
from steelyard.engine.tables import FACT_COLUMNS, STANDING
from steelyard.engine.words import Listed, Words

Ask = Callable[[ibis.Table], pa.Table]
Tables = Mapping[str, ibis.Table]
NAMED = 5  # how many are named in a problem


def answer(question: ibis.Table) -> pa.Table:
    """Let the machine that holds the tables answer."""
    return question.to_pyarrow()


def check_tables(
    plans: Sequence[Plan], tables: Tables, period: Period, ask: Ask = answer
) -> tuple[Problem, ...]:
    """Find every problem between plans and tables; standing tables that are absent are empty.

    An error keeps plans from being computed rightly; a warning says that something will be 0, missing or
    listed as unused. `ask` runs a question; by default the tables' own machine does.
    """
    found = [*_shape_problems(plans, tables)]
    if not found:
        rows = _Rows(plans, completed(tables), period, ask)
        found = [problem for question in rows.questions() for problem in question]
    return tuple(
        sorted(found, key=lambda problem: (problem.severity, problem.file, problem.code, problem.text()))
    )


def _shape_problems(plans: Sequence[Plan], tables: Tables) -> Iterator[Problem]:
    currencies = sorted({plan.currency for plan in plans})
    if len(currencies) > 1:
        yield Problem("plans", 0, "two_currencies", {"currencies": Listed(tuple(currencies))})
    for dataset in sorted({dataset for plan in plans for dataset in plan.datasets}):
        if dataset not in tables:
            yield Problem(dataset, 0, "table_missing", {"name": dataset})
            continue
        yield from _column_problems(dataset, tables[dataset], plans)
    for name, layout in STANDING.items():
        for column in layout.columns if name in tables else ():
            if column.name not in tables[name].columns and not column.optional:
                yield _column_missing(name, column.name, tables[name])


def _column_problems(dataset: str, facts: ibis.Table, plans: Sequence[Plan]) -> Iterator[Problem]:
    wanted: dict[str, None] = dict.fromkeys(FACT_COLUMNS)
    for plan in plans:
        if dataset in plan.credit:
            credit = plan.credit[dataset]
            wanted[credit.counts_on] = None
            if credit.amount:
                wanted |= {f"{credit.amount}_minor": None, "currency": None}
            wanted |= dict.fromkeys(sorted(plan.columns(dataset)))
    absent = [name for name in wanted if not columns.has(facts, name)]
    yield from (_column_missing(dataset, name, facts) for name in absent)
    for plan in plans:
        if dataset in plan.credit and plan.credit[dataset].counts_on not in absent:
            yield from _kind_problems(dataset, facts, plan, set(absent))


def _column_missing(table: str, column: str, facts: ibis.Table) -> Problem:
    shown = column.removesuffix("_minor")
    return Problem(
        table, 0, "column_missing", {"name": shown, "known": suggestion(shown, columns.names(facts))}
    )


def _kind_problems(dataset: str, facts: ibis.Table, plan: Plan, absent: set[str]) -> Iterator[Problem]:
    """Find columns that are compared or summed as what they are not."""
    wanted: dict[tuple[str, Words], None] = {(plan.credit[dataset].counts_on, DATE): None}
    for indicator in plan.indicators.values():
        for part in (part for part in indicator.parts() if part.dataset == dataset):
            for comparison in part.where.comparisons() if part.where else ():
                wanted |= {(comparison.column, _kind_of(value)): None for value in comparison.values}
            if part.of:
                wanted[part.of, NUMBER] = None
    for column, kind in wanted:
        if column == plan.credit[dataset].amount or column in absent:
            continue
        held = _kind_held(columns.find(facts, column))
        if held is not kind:
            yield Problem(dataset, 0, "column_kind", {"name": column, "found": held, "wanted": kind})


def _kind_of(value: Literal) -> Words:
    return KINDS[type(value)]


def _kind_held(column: ibis.Value) -> Words:
    kind = column.type()
    if kind.is_boolean():
        return YES_OR_NO
    if kind.is_date():
        return DATE
    return NUMBER if kind.is_integer() or kind.is_decimal() else TEXT


class _Rows:
    """Questions about rows; each gives problems."""

    def __init__(self, plans: Sequence[Plan], tables: Tables, period: Period, ask: Ask) -> None:
        self.plans, self.tables, self.period, self.ask = plans, tables, period, ask
        self.codes = [plan.code for plan in plans]

    def questions(self) -> Iterator[Iterator[Problem]]:
        """Yield every question's problems."""
        yield self.people()
        yield self.overlaps()
        yield self.shares()
        yield self.rates_twice()
        for dataset in sorted({dataset for plan in self.plans for dataset in plan.datasets}):
            yield self.ids(dataset)
            yield self.filters(dataset)
        for plan in self.plans:
            yield self.targets(plan)
            for dataset, credit in plan.credit.items():
                if credit.amount:
                    yield self.rates(plan, dataset)
                if credit.shares_must_be_whole:
                    yield self.whole_shares(dataset)

    def names(self, table: ibis.Table, column: str) -> tuple[int, Listed]:
        """Count the rows of a question and name the first few."""
        rows = self.ask(table.select(column).order_by(column))
        found = [str(value) for value in rows[column].to_pylist()]
        more = ["…"] if len(found) > NAMED else []
        return len(found), Listed((*found[:NAMED], *more))

    def on_plan(self, plan: Plan) -> ibis.Table:
        """List who is on a plan for some day of the period."""
        placed = places(self.tables["assignments"])
        here = (placed.starts_on <= self.period.ends_on) & (placed.ends_on >= self.period.starts_on)
        return placed.filter(placed.plan == plan.code, here).select("person").distinct()

    def people(self) -> Iterator[Problem]:
        """See that somebody is on each plan."""
        for plan in self.plans:
            if self.ask(self.on_plan(plan).limit(1)).num_rows == 0:
                params: dict[str, Value] = {"plan": plan.code, "period": self.period.code}
                yield Problem("assignments", 0, "nobody_on_plan", params, "warning")

    def overlaps(self) -> Iterator[Problem]:
        """See that nobody stands in two places at once."""
        placed = places(self.tables["assignments"])
        order = ibis.window(group_by=placed.person, order_by=[placed.starts_on, placed.ends_on])
        next_starts = placed.mutate(next_on=placed.starts_on.lead().over(order))
        twice = next_starts.filter(next_starts.next_on <= next_starts.ends_on).select("person").distinct()
        count, names = self.names(twice, "person")
        if count:
            yield Problem("assignments", 0, "assignments_overlap", {"count": count, "names": names})

    def shares(self) -> Iterator[Problem]:
        """See that every share is a part."""
        splits = self.tables["splits"]
        count, names = self.names(splits.filter(splits.share_ppm <= number.whole(0)), "fact_id")
        if count:
            yield Problem("splits", 0, "share_not_positive", {"count": count, "names": names})

    def whole_shares(self, dataset: str) -> Iterator[Problem]:
        """See that shares total 100 % where the plan says so."""
        splits = self.tables["splits"]
        of_dataset = splits.filter(splits.dataset == dataset)
        summed = of_dataset.group_by("fact_id").aggregate(all_ppm=of_dataset.share_ppm.sum())
        count, names = self.names(summed.filter(summed.all_ppm != number.whole(number.MICRO)), "fact_id")
        if count:
            params: dict[str, Value] = {"count": count, "names": names, "dataset": dataset}
            yield Problem("splits", 0, "shares_not_whole", params, "warning")

    def rates_twice(self) -> Iterator[Problem]:
        """See that a currency has one rate a day."""
        rates = self.tables["rates"]
        each = rates.group_by("currency", "on_date").aggregate(count=rates.count())
        for row in self.ask(
            each.filter(each["count"] > number.whole(1)).order_by("currency", "on_date").limit(NAMED)
        ).to_pylist():
            yield Problem(
                "rates", 0, "rate_twice", {"currency": row["currency"], "day": row["on_date"].isoformat()}
            )

    def ids(self, dataset: str) -> Iterator[Problem]:
        """See that every fact has an id of its own."""
        facts = self.tables[dataset]
        each = facts.group_by("id").aggregate(times=facts.count())
        count, names = self.names(each.filter(each.times > number.whole(1)), "id")
        if count:
            yield Problem(dataset, 0, "id_twice", {"count": count, "names": names, "dataset": dataset})

    def rates(self, plan: Plan, dataset: str) -> Iterator[Problem]:
        """See that every foreign amount of the period has a rate."""
        credit, facts, rates = plan.credit[dataset], self.tables[dataset], self.tables["rates"]
        day = facts[credit.counts_on]
        foreign = facts.filter(
            day.between(self.period.starts_on, self.period.ends_on),
            facts[f"{credit.amount}_minor"].notnull(),
            facts.currency != plan.currency,
        ).select("currency", on_date=facts[credit.counts_on])
        first = rates.group_by(of="currency").aggregate(since=rates.on_date.min())
        met = foreign.left_join(first, foreign.currency == first.of)
        bare = met.filter(met.since.isnull() | (met.on_date < met.since))
        lacking = bare.group_by("currency").aggregate(count=bare.count(), day=bare.on_date.min())
        for row in self.ask(lacking.order_by("currency")).to_pylist():
            params: dict[str, Value] = {**row, "day": row["day"].isoformat(), "dataset": dataset}
            yield Problem("rates", 0, "rate_missing", params)

    def targets(self, plan: Plan) -> Iterator[Problem]:
        """See that everybody has one target, above 0, where one is needed."""
        for code, indicator in plan.indicators.items():
            if not indicator.needs_target:
                continue
            targets, people = self.tables["targets"], self.on_plan(plan)
            here = (targets.starts_on == self.period.starts_on) & (targets.ends_on == self.period.ends_on)
            mine = targets.filter(targets.indicator == code, here).semi_join(people, "person")
            missing = self.names(people.anti_join(mine, "person"), "person")
            each = mine.group_by("person").aggregate(times=mine.count())
            twice = self.names(each.filter(each.times > number.whole(1)), "person")
            zero = self.names(mine.filter(mine.value <= number.whole(0)), "person")
            everyone = self.ask(people).num_rows
            for problem, (count, names) in (
                ("target_missing", missing),
                ("target_twice", twice),
                ("target_zero", zero),
            ):
                if count:
                    yield self._target_problem(problem, indicator, count, names, everyone)

    def _target_problem(
        self, code: str, indicator: Indicator, count: int, names: Listed, people: int
    ) -> Problem:
        harmless = code == "target_missing" and indicator.if_missing != "block"
        params: dict[str, Value] = {
            "count": count,
            "people": people,
            "indicator": indicator.titles,
            "names": names,
            "rule": NOTES[NOTE_OF_RULE[indicator.if_missing]],
            "period": self.period.code,
        }
        return Problem("targets", 0, code, params, "warning" if harmless else "error")

    def filters(self, dataset: str) -> Iterator[Problem]:
        """See that every text a filter names turns up in the data."""
        facts = self.tables[dataset]
        comparisons: dict[tuple[str, str], None] = {}
        for plan in self.plans:
            for indicator in plan.indicators.values():
                for part in indicator.parts():
                    if part.dataset == dataset and part.where:
                        comparisons |= dict.fromkeys(_texts(part.where.comparisons()))
        for column in sorted({column for column, _ in comparisons}):
            values = self.ask(facts.select(column).distinct().limit(1000))[column].to_pylist()
            known = sorted(str(value) for value in values if value is not None)
            for _, text in (pair for pair in comparisons if pair[0] == column):
                if text not in known:
                    params: dict[str, Value] = {
                        "dataset": dataset,
                        "column": column,
                        "written": text,
                        "known": suggestion(text, known),
                    }
                    yield Problem(dataset, 0, "filter_matches_nothing", params, "warning")


def _texts(comparisons: Iterator[Compare]) -> Iterator[tuple[str, str]]:
    for comparison in comparisons:
        if comparison.op in {"=", "!="}:
            yield from ((comparison.column, value) for value in comparison.values if isinstance(value, str))
