"""The story of one line of pay: its formula with every factor, and the credit behind it."""

from collections.abc import Collection, Iterator, Mapping

from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import PaidLine
from steelyard.engine.incentives.override import level_of
from steelyard.engine.incentives.rounding import NOTE as ROUNDING
from steelyard.engine.note_words import NOTES
from steelyard.engine.number import MICRO
from steelyard.engine.stories import words
from steelyard.engine.stories.credit import credit_stories
from steelyard.engine.stories.paths import line_path
from steelyard.engine.stories.rows import PersonRows, Row
from steelyard.engine.story import FactRef, Story
from steelyard.engine.words import Phrase, sentences

# Lines that no shape makes: what stands between its lines and its pay.
LIMITS = frozenset({"cap", "true_up", ROUNDING})


def line_story(rows: PersonRows, code: str, line: Row) -> Story:
    """Tell one line."""
    incentive, currency = rows.plan.pay[code], rows.plan.currency
    pay = Figure(line["amount_minor"], "money", currency)
    if line["note"] in LIMITS:
        if sum(other["note"] == line["note"] for other in rows.pay_lines[code]) > 1 or line["fact_id"]:
            return _shared_limit(code, line, pay)
        made = {"cap": _cap, "true_up": _true_up, ROUNDING: _rounding}
        return made[line["note"]](rows, code, pay, currency)
    paid = paid_line(rows, code, incentive, line)
    formula = formula_of(incentive, paid)
    leveled = bool(incentive.levels)
    if line["fact_id"] is None:
        said = (
            words.LEVEL_LINE(why=NOTES[line["note"]], pay=pay)
            if leveled
            else words.ONCE(title=incentive.titles, pay=pay)
        )
        path = f"pay/{code}/{line['note'] if leveled else 'once'}"
        return Story(path, said, formula, pay.value, "money", currency)
    path = f"pay/{code}/{line['dataset']}/{line['fact_id']}{'/' + line['note'] if leveled else ''}"
    level = level_of(line["note"]) if leveled else None
    children = tuple(credit_stories(rows, path, line["dataset"], line["fact_id"], level))
    told = [_line_words(line, pay, currency)]
    if line["running_minor"] is not None:
        told.append(words.RAN(running=Figure(line["running_minor"], "money", currency)))
    fact = FactRef(line["dataset"], line["fact_id"])
    return Story(path, sentences(told), formula, pay.value, "money", currency, children, fact)


def _shared_limit(code: str, line: Row, pay: Figure) -> Story:
    """Tell a deal's part of what the cap takes off, the true-up adds, or rounding moves."""
    note, named = line["note"], line["fact_id"]
    fact = FactRef(line["dataset"], named) if named else None
    said = words.SHARED[note](fact=named, pay=pay) if named else words.SHARED_REST[note](pay=pay)
    path = line_path(code, line["dataset"], named, note) if named else f"pay/{code}/{note}"
    return Story(path, said, "", pay.value, "money", pay.currency, fact=fact)


def _cap(rows: PersonRows, code: str, pay: Figure, currency: str) -> Story:
    taken, most = pay.value or 0, rows.plan.pay[code].cap
    most = rows.terms.get(code, {}).get("cap") if isinstance(most, str) else most
    paid = Figure((most or 0) - taken, "money", currency).bare()
    cap = Figure(most, "money", currency)
    said = words.CAP(cap=cap, pay=Figure(-taken, "money", currency))
    formula = f"{cap.bare()} − {paid} = {pay.bare()}"
    return Story(f"pay/{code}/cap", said, formula, pay.value, "money", currency)


def _true_up(rows: PersonRows, code: str, pay: Figure, currency: str) -> Story:
    """Tell what the year is due beyond this period's lines."""
    paid = _sum_of(rows, code, without=LIMITS)
    due = Figure(paid + (pay.value or 0), "money", currency)
    said = words.TRUE_UP(due=due, lines=Figure(paid, "money", currency), pay=pay)
    formula = f"{due.bare()} − {Figure(paid, 'money', currency).bare()} = {pay.bare()}"
    return Story(f"pay/{code}/true_up", said, formula.replace("− -", "+ "), pay.value, "money", currency)


def _rounding(rows: PersonRows, code: str, pay: Figure, currency: str) -> Story:
    """Tell what the exact total, rounded once, is beside the lines."""
    paid = _sum_of(rows, code, without=LIMITS)
    lines, whole = Figure(paid, "money", currency), Figure(paid + (pay.value or 0), "money", currency)
    formula = f"{whole.bare()} − {lines.bare()} = {pay.bare()}".replace("− -", "+ ")
    said = words.ROUNDING(lines=lines, whole=whole)
    return Story(f"pay/{code}/rounding", said, formula, pay.value, "money", currency)


def _sum_of(rows: PersonRows, code: str, *, without: Collection[str]) -> int:
    return sum(line["amount_minor"] for line in rows.pay_lines[code] if line["note"] not in without)


def _line_words(line: Row, pay: Figure, currency: str) -> Phrase:
    values = {"fact": str(line["fact_id"]), "day": line["counted_on"].isoformat(), "pay": pay}
    if line["credit_minor"] is None:
        plain = words.LINE_COUNTED_BECAUSE if line["note"] else words.LINE_COUNTED
        return plain(**values, **({"why": NOTES[line["note"]]} if line["note"] else {}))
    values["credit"] = Figure(line["credit_minor"], "money", currency)
    return words.LINE_BECAUSE(**values, why=NOTES[line["note"]]) if line["note"] else words.LINE(**values)


def paid_line(rows: PersonRows, code: str, incentive: Incentive, line: Row) -> PaidLine:
    """Put a line beside the numbers it depended on."""
    known = rows.terms.get(code, {})
    of_fact = rows.fact_terms.get((code, line["dataset"], line["fact_id"]), {})
    return PaidLine(
        {**known, **of_fact},
        line["credit_minor"] or 0,
        line["running_minor"] or 0,
        line["amount_minor"],
        line["note"],
        rows.plan.currency,
        tuple(_factors(incentive, known, of_fact)),
    )


def _factors(
    incentive: Incentive, known: Mapping[str, int | None], of_fact: Mapping[str, int | None]
) -> Iterator[int]:
    if incentive.gate is not None:
        yield known.get("gate") or 0
    for place, factor in enumerate(incentive.times):
        if factor.choices is None:
            yield known.get(f"times_{place}") or 0
        else:
            yield factor.choices.figures[of_fact.get(f"times_{place}") or 0]


def formula_of(incentive: Incentive, line: PaidLine) -> str:
    """Show how a line came about: the shape's part, each factor that is not 100 %, and what a cap left."""
    exact = incentive.formula(line)
    shown = [percent_text(ppm) for ppm in line.factors if ppm != MICRO]
    if shown:
        whole = f"({exact})" if any(sign in exact for sign in " ×÷+−") else exact
        exact = " × ".join([whole, *shown])
    paid = line.money(line.amount_minor)
    if line.note == "cap_each":
        return f"{exact} → {paid}"
    return paid if exact == paid else f"{exact} = {paid}"
