"""What a deal is now, in a few words, to stand beside what its change pays: customer, status, day."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.formats import date_format

from steelyard.foundation import calculation, facts
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.facts.datasets import Kind

Key = tuple[str, str | None, str | None]  # period, dataset, fact
TOLD = ("customer", "stage", "status")


def details_of(known: Run, rows: Iterable[Mapping[str, Any]]) -> dict[Key, str]:
    """Tell each differing fact as the run knows it; a fact it does not know has no words."""
    ids: dict[str, set[str]] = {}
    abouts = {row["about"] for row in rows if row["fact_id"]}
    for row in rows:
        if row["fact_id"]:
            ids.setdefault(row["dataset"], set()).add(row["fact_id"])
    return {
        (about, dataset, fact_id): words_of(dataset, fact)
        for dataset, wanted in ids.items()
        for fact_id, fact in calculation.fact_rows(known, dataset, wanted).items()
        for about in abouts
    }


def words_of(dataset: str, fact: Mapping[str, Any]) -> str:
    """Say customer, status and day."""
    declared = facts.ALL.get(dataset)
    choices = {
        column.name: {choice.code: str(choice.title) for choice in column.choices}
        for column in (declared.columns if declared else ())
        if column.kind is Kind.CHOICE
    }
    said = [choices.get(name, {}).get(value, value) for name in TOLD if (value := fact.get(name))]
    day = fact.get(declared.counted_on) if declared and declared.counted_on else None
    return " · ".join([*map(str, said), *([date_format(day, "SHORT_DATE_FORMAT")] if day else [])])
