"""The story of settlement items, adjustments and corrections: what they changed in pay, and why."""

from collections.abc import Iterator

from steelyard.engine.figures import Figure
from steelyard.engine.note_words import NOTES
from steelyard.engine.settlement.reasons import REASONS
from steelyard.engine.settlement.settlement import Settlement
from steelyard.engine.stories import settlement_words as words
from steelyard.engine.stories.paths import line_path
from steelyard.engine.stories.rows import PersonRows, Row
from steelyard.engine.story import FactRef, Story
from steelyard.engine.words import Language, Phrase, Sayable, Words


def settlement_stories(rows: PersonRows) -> Iterator[Story]:
    """Tell every item, then what was posted beside the plan."""
    before = list(rows.plan.pay)
    for code, item in rows.plan.settlement.items():
        if code in rows.statements:
            yield _item(rows, code, item, tuple(before))
        before.append(code)
    for code, title in words.BESIDE.items():
        if code in rows.statements:
            yield _beside(rows, code, title)


def _item(rows: PersonRows, code: str, item: Settlement, before: tuple[str, ...]) -> Story:
    statement, currency = rows.statements[code], rows.plan.currency
    earned = sum(
        rows.statements[one]["amount_minor"] for one in item.looks_at(before) if one in rows.statements
    )
    lines = rows.pay_lines.get(code, [])
    pay = Figure(statement["amount_minor"], "money", currency)
    said: Sayable
    if statement["note"]:
        said = words.NOTHING(title=item.titles, pay=pay, why=NOTES[statement["note"]])
    else:
        said = words.ITEM(title=item.titles, pay=pay, earned=Figure(earned, "money", currency))
    children = tuple(_line(rows, code, item, line, earned) for line in lines)
    notes = {line["note"] for line in lines}
    formula = item.formula(notes.pop(), earned, pay.value or 0, currency) if len(notes) == 1 else ""
    formula = formula or (_sum(children, currency) if len(children) > 1 else "")
    return Story(f"pay/{code}", said, formula, pay.value, "money", currency, children)


def _line(rows: PersonRows, code: str, item: Settlement, line: Row, earned: int) -> Story:
    currency = rows.plan.currency
    pay = Figure(line["amount_minor"], "money", currency)
    note = NOTES[line["note"]]
    if line["fact_id"] is None:
        alike = sum(other["note"] == line["note"] for other in rows.pay_lines[code])
        formula = item.formula(line["note"], earned, line["amount_minor"], currency) if alike == 1 else ""
        path = f"pay/{code}/{line['note']}"
        return Story(path, words.LINE(why=note, pay=pay), formula, pay.value, "money", currency)
    fact = FactRef(line["dataset"], line["fact_id"])
    said = words.FACT_LINE(fact=line["fact_id"], why=note, pay=pay)
    path = line_path(code, fact.dataset, fact.id, line["note"])
    return Story(path, said, "", pay.value, "money", currency, fact=fact)


def _beside(rows: PersonRows, code: str, title: Words) -> Story:
    currency, lines = rows.plan.currency, rows.pay_lines.get(code, [])
    why = {row["id"]: row for row in rows.of(code)} if code in rows.outputs else {}
    children = tuple(_posted(rows, code, line, why.get(line["fact_id"], {})) for line in lines)
    amount = sum(line["amount_minor"] for line in lines)
    said = words.POSTED(title=title, pay=Figure(amount, "money", currency))
    return Story(f"pay/{code}", said, _sum(children, currency), amount, "money", currency, children)


def _posted(rows: PersonRows, code: str, line: Row, why: Row) -> Story:
    currency = rows.plan.currency
    pay = Figure(line["amount_minor"], "money", currency)
    path = f"pay/{code}/{line['dataset']}/{line['fact_id']}"
    if code == "corrections" and why:
        return correction_story(why, rows.plan, path)
    said: Sayable = words.LINE(why=why.get("because") or NOTES[line["note"]], pay=pay)
    return Story(path, said, "", pay.value, "money", currency)


def correction_story(row: Row, plan: object, path: str = "") -> Story:
    """Tell one difference: what it is about, what was paid, what is known now."""
    currency: str = plan.currency  # type: ignore[attr-defined]  # a Plan; typed loosely as shapes do
    named = {**plan.pay, **plan.settlement}.get(row["component"])  # type: ignore[attr-defined]  # likewise
    values: dict[str, Sayable | str | int] = {
        "title": named.titles if named else row["component"],
        "period": row["about"],
        "was": Figure(row["was_minor"], "money", currency),
        "now": Figure(row["now_minor"], "money", currency),
        "reason": REASONS[row["reason"]] if row["reason"] in REASONS else row["reason"],
    }
    said: Phrase = (
        words.CORRECTION_OF_FACT(fact=row["fact_id"], **values)
        if row["fact_id"]
        else words.CORRECTION(**values)
    )
    now, was = (Figure(row[name], "money", currency).bare() for name in ("now_minor", "was_minor"))
    amount = Figure(row["amount_minor"], "money", currency).bare()
    fact = FactRef(row["dataset"], row["fact_id"]) if row["fact_id"] else None
    return Story(path, said, f"{now} − {was} = {amount}", row["amount_minor"], "money", currency, fact=fact)


def reason_text(code: str, language: Language) -> str:
    """Say why a closed period would pay something else."""
    return REASONS[code].text(language) if code in REASONS else code


def beside_text(component: str, language: Language) -> str:
    """Name adjustments and corrections; any other code stands as it is."""
    return words.BESIDE[component].text(language) if component in words.BESIDE else component


def _sum(children: tuple[Story, ...], currency: str, most: int = 5) -> str:
    shown = [Figure(child.amount, "money", currency).bare() for child in children[:most]]
    more = [f"… ({len(children)})"] if len(children) > most else []
    return " + ".join([*shown, *more]).replace("+ -", "− ")
