"""The story of a measure: its value, its target, and every fact that counts."""

from steelyard.engine.figures import Figure
from steelyard.engine.note_words import NOTES
from steelyard.engine.stories import words
from steelyard.engine.stories.rows import PersonRows, Row
from steelyard.engine.story import FactRef, Story
from steelyard.engine.words import Phrase, Sayable, sentences


def measure_story(rows: PersonRows, code: str) -> Story:
    """Tell what was measured."""
    plan, row = rows.plan, rows.measures[code]
    indicator = plan.indicators[code]
    counted = rows.counted.get(code, [])
    figure = indicator.figure(row["value"], plan.currency)
    said: list[Sayable] = []
    if row["value"] is None:
        why = NOTES[row["missing"] or "no_facts"]
        said.append(words.NO_VALUE(title=indicator.titles, why=why, says=indicator.says(plan)))
    else:
        said.append(words.MEASURE(title=indicator.titles, value=figure, says=indicator.says(plan)))
        if row["attainment_ppm"] is not None:
            target = indicator.figure(row["target"], plan.currency)
            said.append(words.AGAINST(target=target, attainment=Figure(row["attainment_ppm"], "ratio")))
        elif row["missing"]:
            said.append(words.LACKING(why=NOTES[row["missing"]]))
    children = tuple(_fact(rows, code, one) for one in counted)
    formula = indicator.formula(counted, figure, plan)
    path = f"measure/{code}"
    return Story(path, sentences(said), formula, row["value"], indicator.unit, plan.currency, children)


def _fact(rows: PersonRows, code: str, row: Row) -> Story:
    plan = rows.plan
    part = next(part for part in plan.indicators[code].parts() if part.name == row["part"])
    unit = "money" if part.of and part.of == plan.credit[part.dataset].amount else "average"
    fact = FactRef(row["dataset"], row["fact_id"])
    side = "" if row["part"] == "value" else f"/{row['part']}"
    via = "" if row["via"] == rows.person else f"/{row['via']}"
    path = f"measure/{code}{side}/{row['dataset']}/{row['fact_id']}{via}"
    values: dict[str, str] = {"fact": str(row["fact_id"]), "day": row["counted_on"].isoformat()}
    if row["value"] is None:
        said: Phrase = words.COUNTED_SIDE.get(row["part"], words.COUNTED_ONE)(**values)
        return Story(path, said, fact=fact)
    value = Figure(row["value"], "money" if unit == "money" else "average", plan.currency)
    return Story(path, words.COUNTED(**values, value=value), "", row["value"], unit, plan.currency, fact=fact)
