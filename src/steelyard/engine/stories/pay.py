"""The story of pay: components, what each depended on, and their lines."""

from collections.abc import Iterator

from steelyard.engine.figures import Figure
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.note_words import NOTES
from steelyard.engine.personal_words import told
from steelyard.engine.stories import words
from steelyard.engine.stories.pay_line import LIMITS, line_story
from steelyard.engine.stories.rows import PersonRows
from steelyard.engine.stories.settlement import settlement_stories
from steelyard.engine.story import Story
from steelyard.engine.words import Sayable, sentences


def pay_story(rows: PersonRows) -> Story:
    """Tell what is paid."""
    currency = rows.plan.currency
    components = [_component(rows, code) for code in rows.plan.pay]
    children = (*components, *settlement_stories(rows))
    total = sum(child.amount or 0 for child in children)
    formula = " + ".join(Figure(child.amount, "money", currency).bare() for child in children)
    said = sentences([words.PAY(pay=Figure(total, "money", currency)), rows.plan.rounds()])
    return Story("pay", said, formula, total, "money", currency, children)


def _component(rows: PersonRows, code: str) -> Story:
    incentive, statement = rows.plan.pay[code], rows.statements.get(code)
    lines = rows.pay_lines.get(code, [])
    amount = statement["amount_minor"] if statement else 0
    pay = Figure(amount, "money", rows.plan.currency)
    if statement and statement["note"]:
        said = words.NOTHING(title=incentive.titles, pay=pay, why=NOTES[statement["note"]])
    elif incentive.base:
        facts = sum(line["fact_id"] is not None and line["note"] not in LIMITS for line in lines)
        said = (words.FOR_ONE if facts == 1 else words.FOR_MANY)(title=incentive.titles, pay=pay, count=facts)
    else:
        said = words.ONCE(title=incentive.titles, pay=pay)
    told = sentences([said, *_depended(rows, code, incentive)])
    children = tuple(line_story(rows, code, line) for line in lines)
    path = f"pay/{code}"
    if not incentive.base and len(children) == 1:
        return Story(path, told, children[0].formula, amount, "money", rows.plan.currency)
    formula = sum_of(children, rows.plan.currency)
    return Story(path, told, formula, amount, "money", rows.plan.currency, children)


def _depended(rows: PersonRows, code: str, incentive: Incentive) -> Iterator[Sayable]:
    """Tell what the component depended on: its own numbers, gate and factors."""
    known = rows.terms.get(code, {})
    if not known:
        return
    yield from told(incentive.personal, known, rows.plan.currency)
    yield from incentive.told(rows, known)
    gate = known.get("gate")
    if incentive.gate is not None and gate is not None:
        yield incentive.gate.told(rows, gate)
    for place, factor in enumerate(incentive.times):
        ppm = known.get(f"times_{place}")
        if factor.choices is not None or ppm is not None:
            yield factor.told(rows, known, ppm or 0)


def sum_of(children: tuple[Story, ...], currency: str, most: int = 5) -> str:
    """Show the lines of a sum, or the first few and how many there are."""
    shown = [Figure(child.amount, "money", currency).bare() for child in children[:most]]
    more = [f"… ({len(children)})"] if len(children) > most else []
    return " + ".join([*shown, *more]).replace("+ -", "− ")
