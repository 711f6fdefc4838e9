"""The story of a credit: how much of a fact was credited, in what role, at which rate."""

from collections.abc import Iterator

from steelyard.engine.crediting.credit import ROLES
from steelyard.engine.figures import Figure, decimal_text, percent_text
from steelyard.engine.number import MICRO, PICO_DIGITS
from steelyard.engine.stories import words
from steelyard.engine.stories.rows import PersonRows
from steelyard.engine.story import FactRef, Story


def credit_stories(
    rows: PersonRows, above: str, dataset: str, fact_id: str, level: int | None = None
) -> Iterator[Story]:
    """Tell every credit of a fact, or those of one level."""
    currency = rows.plan.currency
    for row in rows.credits.get((dataset, fact_id), ()):
        if level is not None and row["level"] != level:
            continue
        role = ROLES[row["role"]](share=Figure(row["share_ppm"], "ratio"), via=row["via"])
        path, fact = f"{above}/credit/{row['via']}", FactRef(dataset, fact_id)
        if row["amount_minor"] is None:
            yield Story(path, words.CREDIT_PLAIN(fact=fact_id, role=role), fact=fact)
            continue
        original = Figure(row["original_minor"], "money", row["currency"] or currency)
        credit = Figure(row["amount_minor"], "money", currency)
        factors = [original.text()]
        if row["currency"] != currency:
            factors.append(decimal_text(row["rate_pico"], PICO_DIGITS))
        if row["share_ppm"] != MICRO:
            factors.append(percent_text(row["share_ppm"]))
        formula = f"{' × '.join(factors)} = {credit.text()}" if len(factors) > 1 else credit.text()
        said = words.CREDIT(fact=fact_id, original=original, role=role, credit=credit)
        yield Story(path, said, formula, row["amount_minor"], "money", currency, fact=fact)
