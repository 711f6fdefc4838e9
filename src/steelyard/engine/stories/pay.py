"""The story of pay: components, their lines, the tiers each line fell into, and the credit behind it."""

from collections.abc import Iterator

from steelyard.engine.crediting.credit import ROLES
from steelyard.engine.figures import Figure, decimal_text, percent_text
from steelyard.engine.incentives.incentive import Incentive, PaidLine
from steelyard.engine.note_words import NOTES
from steelyard.engine.number import MICRO
from steelyard.engine.stories import words
from steelyard.engine.stories.rows import PersonRows, Row
from steelyard.engine.story import FactRef, Story
from steelyard.engine.words import Phrase, sentences


def pay_story(rows: PersonRows) -> Story:
    """Tell what is paid."""
    currency = rows.plan.currency
    children = tuple(_component(rows, code) for code in rows.plan.pay)
    total = sum(child.amount or 0 for child in children)
    formula = " + ".join(Figure(child.amount, "money", currency).bare() for child in children)
    said = words.PAY(pay=Figure(total, "money", currency))
    return Story("pay", said, formula, total, "money", currency, children)


def _component(rows: PersonRows, code: str) -> Story:
    incentive, statement = rows.plan.pay[code], rows.statements.get(code)
    lines = rows.pay_lines.get(code, [])
    amount = statement["amount_minor"] if statement else 0
    pay = Figure(amount, "money", rows.plan.currency)
    if statement and statement["note"]:
        said = words.NOTHING(title=incentive.titles, pay=pay, why=NOTES[statement["note"]])
    elif incentive.base:
        facts = sum(line["fact_id"] is not None for line in lines)
        said = words.COMPONENT(title=incentive.titles, pay=pay, count=facts)
    else:
        said = words.ONCE(title=incentive.titles, pay=pay)
    period_minor = next((line["running_minor"] for line in reversed(lines) if line["fact_id"]), 0)
    children = tuple(_line(rows, code, line, period_minor) for line in lines)
    path = f"pay/{code}"
    if not incentive.base and len(children) == 1:
        return Story(path, said, children[0].formula, amount, "money", rows.plan.currency)
    return Story(
        path, said, _sum(children, rows.plan.currency), amount, "money", rows.plan.currency, children
    )


def _sum(children: tuple[Story, ...], currency: str, most: int = 5) -> str:
    """Show the lines of a sum, or the first few and how many there are."""
    shown = [Figure(child.amount, "money", currency).bare() for child in children[:most]]
    more = [f"… ({len(children)})"] if len(children) > most else []
    return " + ".join([*shown, *more]).replace("+ -", "− ")


def _line(rows: PersonRows, code: str, line: Row, period_minor: int) -> Story:
    incentive, currency = rows.plan.pay[code], rows.plan.currency
    pay = Figure(line["amount_minor"], "money", currency)
    if line["note"] == "cap":
        paid = Figure((incentive.cap or 0) - line["amount_minor"], "money", currency).bare()
        cap = Figure(incentive.cap, "money", currency)
        said = words.CAP(cap=cap, pay=Figure(-line["amount_minor"], "money", currency))
        return Story(
            f"pay/{code}/cap", said, f"{cap.bare()} − {paid} = {pay.bare()}", pay.value, "money", currency
        )
    paid_line = _paid(rows, incentive, line, period_minor)
    formula = _formula(incentive, paid_line)
    if line["fact_id"] is None:
        return Story(
            f"pay/{code}/once",
            words.ONCE(title=incentive.titles, pay=pay),
            formula,
            pay.value,
            "money",
            currency,
        )
    path = f"pay/{code}/{line['dataset']}/{line['fact_id']}"
    children = tuple(credit_stories(rows, path, line["dataset"], line["fact_id"]))
    fact = FactRef(line["dataset"], line["fact_id"])
    told = sentences(
        [
            _line_words(line, pay, currency),
            words.RAN(running=Figure(line["running_minor"], "money", currency)),
        ]
    )
    return Story(path, told, formula, pay.value, "money", currency, children, fact)


def _line_words(line: Row, pay: Figure, currency: str) -> Phrase:
    values = {
        "fact": str(line["fact_id"]),
        "day": line["counted_on"].isoformat(),
        "credit": Figure(line["credit_minor"], "money", currency),
        "pay": pay,
    }
    return words.LINE_BECAUSE(**values, why=NOTES[line["note"]]) if line["note"] else words.LINE(**values)


def _paid(rows: PersonRows, incentive: Incentive, line: Row, period_minor: int) -> PaidLine:
    against = rows.measures.get(incentive.against or "", {})
    target = against.get("target")
    gated = line["note"] == "gate" and incentive.gate is not None
    return PaidLine(
        line["credit_minor"] or 0,
        line["running_minor"] or 0,
        period_minor,
        line["amount_minor"],
        against.get("attainment_ppm"),
        target if target and target > 0 else None,
        incentive.gate.otherwise if gated and incentive.gate else MICRO,
        rows.plan.currency,
    )


def _formula(incentive: Incentive, line: PaidLine) -> str:
    exact = incentive.formula(line)
    if line.gate_ppm != MICRO:
        exact = f"({exact}) × {percent_text(line.gate_ppm)}"
    paid = line.money(line.amount_minor)
    return paid if exact == paid else f"{exact} = {paid}"


def credit_stories(rows: PersonRows, above: str, dataset: str, fact_id: str) -> Iterator[Story]:
    """Tell how much of a fact was credited, in what role, at which rate."""
    currency = rows.plan.currency
    for row in rows.credits.get((dataset, fact_id), ()):
        role = ROLES[row["role"]](share=Figure(row["share_ppm"], "ratio"), via=row["via"])
        path, fact = f"{above}/credit/{row['via']}", FactRef(dataset, fact_id)
        if row["amount_minor"] is None:
            yield Story(path, words.CREDIT_PLAIN(fact=fact_id, role=role), fact=fact)
            continue
        original = Figure(row["original_minor"], "money", row["currency"] or currency)
        credit = Figure(row["amount_minor"], "money", currency)
        factors = [original.text()]
        if row["currency"] != currency:
            factors.append(decimal_text(row["rate_micro"], 6))
        if row["share_ppm"] != MICRO:
            factors.append(percent_text(row["share_ppm"]))
        formula = f"{' × '.join(factors)} = {credit.text()}" if len(factors) > 1 else credit.text()
        said = words.CREDIT(fact=fact_id, original=original, role=role, credit=credit)
        yield Story(path, said, formula, row["amount_minor"], "money", currency, fact=fact)
