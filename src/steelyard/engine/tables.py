"""The contract: which tables go into the engine, which come out, and what their columns mean.

Numbers are 64-bit integers. Money is in minor units (`_minor`), ratios in millionths (`_ppm`), points and
averages in millionths too (`_micro`), exchange rates in 10^-12 (`_pico`), dates are dates. A fact table has
the columns its dataset declares; a money column `amount` comes as `amount_minor` with `currency` beside it.

Nothing is dropped: a fact that lies in the period and that no plan used is a row of `unused`, with the step
at which it fell out; facts outside the period are counted, by dataset, in `warnings`.
"""

from dataclasses import dataclass

import pyarrow as pa

TEXT, DATE, INTEGER, YES_OR_NO = pa.string(), pa.date32(), pa.int64(), pa.bool_()


@dataclass(frozen=True)
class Column:
    """A column, and what it means."""

    name: str
    kind: pa.DataType
    meaning: str
    optional: bool = False


@dataclass(frozen=True)
class Layout:
    """A table: what one row is, its columns, and the columns its rows are sorted by."""

    name: str
    row: str
    columns: tuple[Column, ...]
    sorted_by: tuple[str, ...]

    @property
    def schema(self) -> pa.Schema:
        """The columns as Arrow knows them."""
        return pa.schema([(column.name, column.kind) for column in self.columns])

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    def empty(self) -> pa.Table:
        """Make a table of this layout without rows."""
        return self.schema.empty_table()


def _layout(name: str, row: str, sorted_by: str, **columns: tuple[pa.DataType, str]) -> Layout:
    made = tuple(
        Column(title, kind, meaning.removeprefix("?"), optional=meaning.startswith("?"))
        for title, (kind, meaning) in columns.items()
    )
    return Layout(name, row, made, tuple(sorted_by.split()))


# A meaning that begins with "?" marks a column that may be empty.
SPLITS = _layout(
    "splits", "one person's share of one fact", "dataset fact_id person",
    dataset=(TEXT, "the fact's dataset"), fact_id=(TEXT, "the fact"), person=(TEXT, "who has the share"),
    share_ppm=(INTEGER, "the share, more than 0; 600000 is 60 %"),
    role=(TEXT, "?split, as when empty, or overlay: beside the 100 %"),
)  # fmt: skip
ASSIGNMENTS = _layout(
    "assignments", "a person's place for a stretch of days", "person starts_on plan",
    person=(TEXT, "who"), team=(TEXT, "?in which team"), manager=(TEXT, "?under whom"),
    position=(TEXT, "?as what"), plan=(TEXT, "?under which plan"), starts_on=(DATE, "first day"),
    ends_on=(DATE, "?last day, counted; empty while it lasts"),
)  # fmt: skip
TARGETS = _layout(
    "targets", "one person's target for one indicator and one period", "person indicator starts_on",
    person=(TEXT, "who"), indicator=(TEXT, "the indicator's code"),
    starts_on=(DATE, "the period's first day"),
    ends_on=(DATE, "the period's last day"), value=(INTEGER, "in the scale of the indicator's unit"),
    revised_on=(DATE, "?when it was agreed; of several the last counts"),
)  # fmt: skip
RATES = _layout(
    "rates", "what one unit of a currency is worth in the plan's, from a day until the next rate",
    "currency on_date", currency=(TEXT, "from which currency"), on_date=(DATE, "from which day"),
    rate_pico=(INTEGER, "more than 0"),
)  # fmt: skip
RATINGS = _layout(
    "ratings", "what one person said of another on one item", "subject item role rater given_on",
    subject=(TEXT, "of whom"), rater=(TEXT, "by whom"),
    role=(TEXT, "as what they rate: self, manager, peer…"), item=(TEXT, "on what"),
    value_micro=(INTEGER, "?what they gave"),
    given_on=(DATE, "when; it counts in the period that holds the day"),
)  # fmt: skip
PEOPLE = _layout(
    "people", "when a person joined and left", "person", person=(TEXT, "who"),
    joined_on=(DATE, "?first day"), left_on=(DATE, "?last day; empty while they stay"),
)  # fmt: skip
TERRITORIES = _layout(
    "territories", "whose facts without an owner are; an empty column means any", "person starts_on region",
    person=(TEXT, "whose"), region=(TEXT, "?in which region"), product=(TEXT, "?of which product"),
    customer=(TEXT, "?of which customer"), starts_on=(DATE, "first day"),
    ends_on=(DATE, "?last day, counted; empty while it lasts"),
)  # fmt: skip
HISTORY = _layout(
    "history", "a measure of a closed period, for indicators that carry and gates kept in a row",
    "person indicator starts_on",
    person=(TEXT, "who"), indicator=(TEXT, "the indicator's code"),
    starts_on=(DATE, "that period's first day"), ends_on=(DATE, "its last day"),
    value=(INTEGER, "in the scale of the indicator's unit"), target=(INTEGER, "?likewise"),
)  # fmt: skip

PERSONAL_FIGURES = _layout(
    "personal_figures", "a figure of one's own, where a plan says `personal`",
    "person part figure starts_on plan",
    person=(TEXT, "whose"), plan=(TEXT, "?under which plan; any when empty"),
    part=(TEXT, "?of which component or settlement item; any that has the figure when empty"),
    figure=(TEXT, "as the plan calls it: rate, amount, cap, cap_each, least, most"),
    share_ppm=(INTEGER, "?a rate; 80000 is 8 %"),
    amount_minor=(INTEGER, "?an amount, in the plan's currency"),
    starts_on=(DATE, "first day"), ends_on=(DATE, "?last day, counted; empty while it lasts"),
)  # fmt: skip

_PERSON = {"plan": (TEXT, "the plan's code"), "person": (TEXT, "who")}
_FACT = {"dataset": (TEXT, "where the fact is"), "fact_id": (TEXT, "which fact")}
_BALANCE = {
    **_PERSON, "item": (TEXT, "the settlement item's code"), "dataset": (TEXT, "?where the fact is"),
    "fact_id": (TEXT, "?which fact"), "since": (DATE, "the day it began"),
    "amount_minor": (INTEGER, "what it began with"), "left_minor": (INTEGER, "what is left of it"),
}  # fmt: skip
BALANCES = _layout("balances", "what is brought forward", "plan person item since fact_id", **_BALANCE)
ADJUSTMENTS = _layout(
    "adjustments", "an amount decided by hand", "id", id=(TEXT, "its own id"), **_PERSON,
    dated_on=(DATE, "the day it counts"), amount_minor=(INTEGER, "more or less"),
    because=(TEXT, "?why"),
)  # fmt: skip
CORRECTIONS = _layout(
    "corrections", "what a closed period would be now, against what it was",
    "id", id=(TEXT, "its own id"), **_PERSON,
    component=(TEXT, "what was paid"), about=(TEXT, "the closed period's code"),
    dataset=(TEXT, "?where the fact is"), fact_id=(TEXT, "?which fact"),
    was_minor=(INTEGER, "paid until now"), now_minor=(INTEGER, "as known now"),
    amount_minor=(INTEGER, "the difference, posted in the open period"), reason=(TEXT, "what changed"),
)  # fmt: skip
STANDING = {
    layout.name: layout
    for layout in (
        SPLITS, ASSIGNMENTS, TARGETS, RATES, RATINGS, PEOPLE, TERRITORIES, HISTORY, PERSONAL_FIGURES,
        BALANCES, ADJUSTMENTS, CORRECTIONS,
    )
}  # fmt: skip

CREDITS = _layout(
    "credits", "one fact, or a part of it, credited to one person", "plan person dataset fact_id via role",
    **_PERSON, **_FACT, counted_on=(DATE, "the date that counts"),
    role=(TEXT, "owner, territory, split, overlay or team"),
    level=(INTEGER, "0, or how many levels up for a team"),
    via=(TEXT, "through whom; the person, unless the role is team"),
    share_ppm=(INTEGER, "which part of the fact"),
    original_minor=(INTEGER, "?the whole fact's amount in its own currency"),
    currency=(TEXT, "?that currency"),
    rate_pico=(INTEGER, "?the rate used, in 10^-12"),
    amount_minor=(INTEGER, "?the part, in the plan's currency"),
)  # fmt: skip
MEASURES = _layout(
    "measures", "one indicator of one person", "plan person indicator", **_PERSON,
    indicator=(TEXT, "its code"), value=(INTEGER, "?in the scale of its unit, rounded half up"),
    value_rest=(INTEGER, "?what the exact value has beyond, in billionths of a last digit; 0 if nothing"),
    target=(INTEGER, "?likewise"), attainment_ppm=(INTEGER, "?how much of the target is reached, rounded"),
    attainment_rest=(INTEGER, "?what the exact attainment has beyond, in billionths of a millionth"),
    fact_count=(INTEGER, "how many facts made it; for a ratio, those of the denominator"),
    missing=(TEXT, "?no_facts, too_few, nothing_before, part_missing, no_group, no_target or target_zero"),
    carried_on=(DATE, "?the last day of the period the value is carried from"),
)  # fmt: skip
COUNTED = _layout(
    "counted", "one credited fact that one indicator of one person counts",
    "plan person indicator part dataset fact_id via", **_PERSON, indicator=(TEXT, "its code"),
    part=(TEXT, "value, numerator, denominator, or before for growth"), **_FACT, via=(TEXT, "through whom"),
    counted_on=(DATE, "the date that counts"), value=(INTEGER, "?what it adds, in minor units or millionths"),
    stands=(YES_OR_NO, "no for what takes back or was taken back in full: it adds, and counts as no fact"),
)  # fmt: skip
TERMS = _layout(
    "terms", "one number that a component's pay, or one line of it, depends on",
    "plan person component fact_id term", **_PERSON, component=(TEXT, "its code"),
    dataset=(TEXT, "?where the fact is"), fact_id=(TEXT, "?which fact"),
    term=(TEXT, "gate, times_0…, attained, edge_1, points, pool and the like"),
    value=(INTEGER, "as it is used"),
)  # fmt: skip
SCORES = _layout(
    "scores", "one indicator's part of one person's score", "plan person indicator", **_PERSON,
    indicator=(TEXT, "its code"), attainment_ppm=(INTEGER, "?as measured"),
    score_micro=(INTEGER, "?by the curve, rounded half up"),
    score_rest=(INTEGER, "?what the exact score has beyond, in billionths of a millionth"),
    weight_ppm=(INTEGER, "the weight that counted, after left-out parts were shared out"),
    contribution_micro=(INTEGER, "?score times weight; empty without a score"),
    note=(
        TEXT,
        "?why it is not the curve: veto, below_floor, capped, carried, limited, left_out, zero, blocked",
    ),
    group=(TEXT, "?the group of the scorecard it belongs to"),
    place=(INTEGER, "?among peers, for a curve that compares; 1 is best"),
    peers=(INTEGER, "?how many are compared, oneself included"),
    mean=(INTEGER, "?of what the peers reached, for a z score; in millionths for a count"),
    spread=(INTEGER, "?its standard deviation, likewise"),
)  # fmt: skip
GRADES = _layout(
    "grades", "one person's total", "plan person", **_PERSON, raw_micro=(INTEGER, "?the parts summed"),
    total_micro=(INTEGER, "?after gate and rounding"),
    total_rest=(INTEGER, "?what the exact total has beyond, in billionths of a millionth"),
    gate=(TEXT, "?the indicator whose gate or veto held the total down"),
    grade=(TEXT, "?the band"), rank=(INTEGER, "?1 is best; equal totals share a rank"),
    peers=(INTEGER, "?how many are ranked on this plan"),
    place=(INTEGER, "?the position in the peer group, for a forced distribution"),
    group_size=(INTEGER, "?how many with a total that group has"),
)  # fmt: skip
PAY_LINES = _layout(
    "pay_lines", "what one component pays for one fact, or once",
    "plan person component counted_on fact_id note",
    **_PERSON, component=(TEXT, "its code"), dataset=(TEXT, "?where the fact is"),
    fact_id=(TEXT, "?which fact"),
    counted_on=(DATE, "the date that counts"), credit_minor=(INTEGER, "?what the fact was credited with"),
    running_minor=(INTEGER, "?credited so far in the period, this line included"),
    amount_minor=(INTEGER, "what it pays"),
    note=(TEXT, "?why it is not the rate: flat, cap, cap_each, gate, zero_rate, refund_alone, rounding…"),
)  # fmt: skip
STATEMENTS = _layout(
    "statements", "what one component pays one person", "plan person component", **_PERSON,
    component=(TEXT, "its code"), amount_minor=(INTEGER, "the sum of its lines"),
    note=(TEXT, "?why it pays nothing: no_credits, zero_rate, gate, left_out, blocked, nets_to_zero…"),
)  # fmt: skip
UNUSED = _layout(
    "unused", "a fact of the period that no plan used", "dataset fact_id", **_FACT,
    owner=(TEXT, "?whose it is"), counted_on=(DATE, "?the date that counts"),
    reason=(
        TEXT,
        "no_date, no_owner, territory_tie, no_currency, no_rate, shares_not_whole, no_plan or not_counted",
    ),
)  # fmt: skip
CARRIED_FORWARD = _layout("balances", "what is carried forward", "plan person item since fact_id", **_BALANCE)
WARNINGS = _layout(
    "warnings", "something a person should know", "code plan person subject detail",
    plan=(TEXT, "?the plan's code"),
    person=(TEXT, "?who"), code=(TEXT, "missing, empty_cells, blocked, forfeited, unused or outside_period"),
    subject=(TEXT, "an indicator or a dataset"), detail=(TEXT, "?the reason"), count=(INTEGER, "how many"),
)  # fmt: skip

OUTPUTS = {
    layout.name: layout
    for layout in (
        CREDITS, MEASURES, SCORES, GRADES, PAY_LINES, STATEMENTS, CARRIED_FORWARD, UNUSED, WARNINGS,
    )
}  # fmt: skip
# What stories are told from, beside the outputs: as long as all credits, so asked for one person only.
EXPLAINED = {layout.name: layout for layout in (COUNTED, TERMS)}
# Without them nothing of theirs is computed, so a plan that has none pays nothing for them.
ONLY_IF_GIVEN = frozenset({"adjustments", "corrections"})
FACT_COLUMNS = ("id", "owner")  # every fact table has these; the plan names the rest
