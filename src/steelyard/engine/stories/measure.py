"""The story of a measure: its value, its target, and every fact or value that made it."""

from collections.abc import Iterator

from steelyard.engine.figures import Figure
from steelyard.engine.indicators.formula import Formula
from steelyard.engine.indicators.growth import Growth
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.indicators.of_ratings import OfRatings
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.note_words import NOTES
from steelyard.engine.stories import measure_words, words
from steelyard.engine.stories.ratings import ratings_stories
from steelyard.engine.stories.rows import PersonRows, Row
from steelyard.engine.story import FactRef, Story
from steelyard.engine.words import Phrase, Sayable, sentences


def measure_story(rows: PersonRows, code: str) -> Story:
    """Tell what was measured."""
    plan, row = rows.plan, rows.measures[code]
    indicator = plan.indicators[code]
    figure = indicator.figure(row["value"], plan.currency, row["value_rest"])
    children = tuple(_parts(rows, code))
    said = sentences(_said(rows, indicator, row, figure))
    formula = "" if row["carried_on"] else _formula(rows, code, indicator, figure)
    return Story(f"measure/{code}", said, formula, row["value"], indicator.unit, plan.currency, children)


def _said(rows: PersonRows, indicator: Indicator, row: Row, figure: Figure) -> Iterator[Sayable]:
    says = indicator.says(rows.plan)
    if row["value"] is None:
        yield words.NO_VALUE(title=indicator.titles, why=NOTES[row["missing"] or "no_facts"], says=says)
        return
    yield words.MEASURE(title=indicator.titles, value=figure, says=says)
    if is_of_group(indicator):
        yield measure_words.OF_GROUP[indicator.within](count=row["fact_count"])  # type: ignore[attr-defined]  # it has one
    if row["carried_on"]:
        yield measure_words.CARRIED(day=row["carried_on"].isoformat())
    if row["attainment_ppm"] is not None:
        target = indicator.figure(row["target"], rows.plan.currency)
        yield words.AGAINST(target=target, attainment=_attained(row))
        yield from _reduced(rows, indicator, row)
    elif row["missing"]:
        yield words.LACKING(why=NOTES[row["missing"]])


def _attained(row: Row) -> Figure:
    return Figure(row["attainment_ppm"], "ratio", rest=row["attainment_rest"])


def _reduced(rows: PersonRows, indicator: Indicator, row: Row) -> Iterator[Sayable]:
    """Say that the target is the same for all, and was reduced for this person."""
    same = indicator.target_value(rows.plan.currency)
    if same is not None and row["target"] != same:
        yield measure_words.REDUCED(full=indicator.figure(same, rows.plan.currency))


def _formula(rows: PersonRows, code: str, indicator: Indicator, figure: Figure) -> str:
    plan, counted = rows.plan, rows.counted.get(code, [])
    if is_of_group(indicator):
        return ""
    if isinstance(indicator, Formula):
        values = {
            name: plan.indicators[name].figure(rows.measures[name]["value"], plan.currency)
            for name in indicator.made_of
        }
        return indicator.worked(values, figure)
    if isinstance(indicator, Growth):
        now = rows.measures[indicator.of]["value"]
        return indicator.worked(plan.indicators[indicator.of], now, counted, figure, plan)
    return indicator.formula(counted, figure, plan)


def _parts(rows: PersonRows, code: str) -> Iterator[Story]:
    indicator = rows.plan.indicators[code]
    if indicator.made_of:
        yield from (measure_story(rows, name) for name in indicator.made_of)
        return
    if isinstance(indicator, OfRatings):
        yield from ratings_stories(rows, code, indicator)
        return
    yield from (_fact(rows, code, one) for one in rows.counted.get(code, []))


def _fact(rows: PersonRows, code: str, row: Row) -> Story:
    plan = rows.plan
    indicator = plan.indicators[code]
    looked = plan.indicators[indicator.of] if isinstance(indicator, Growth) else indicator
    part = next((one for one in looked.parts() if one.name == row["part"]), looked.parts()[0])
    unit = "money" if part.of and part.of == plan.credit[part.dataset].amount else "average"
    fact = FactRef(row["dataset"], row["fact_id"])
    side = "" if row["part"] == "value" else f"/{row['part']}"
    via = "" if row["via"] == rows.person else f"/{row['via']}"
    path = f"measure/{code}{side}/{row['dataset']}/{row['fact_id']}{via}"
    values: dict[str, str] = {"fact": str(row["fact_id"]), "day": row["counted_on"].isoformat()}
    if row["value"] is None:
        said: Phrase = measure_words.COUNTED_SIDE.get(row["part"], words.COUNTED_ONE)(**values)
        return Story(path, said, fact=fact)
    value = Figure(row["value"], "money" if unit == "money" else "average", plan.currency)
    adds = measure_words.ADDED_BEFORE if row["part"] == "before" else words.COUNTED
    return Story(path, adds(**values, value=value), "", row["value"], unit, plan.currency, fact=fact)
