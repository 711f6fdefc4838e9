"""Why a row cannot be used: kept as codes, told in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.cells import Fault
from steelyard.foundation.facts.datasets import ALL, Dataset

# A reason as the database keeps it: {"column", "code", "cell", and what the words mention}.
Reason = dict[str, Any]

WORDS: dict[str, Promise] = {
    "missing": _("This cell must not be empty."),
    "broken_row": _("The row has {cells} cells where the header has {headers}."),
    "spreadsheet_error": _("A spreadsheet could not calculate this cell. Put it right there."),
    "shortened_number": _(
        "A spreadsheet has shortened this number, so its last digits are lost. Export it as text."
    ),
    "not_a_date": _("This is not a date. Write it as 2026-07-01."),
    "no_such_day": _("The calendar has no such day."),
    "far_date": _("This date lies too far from today to be meant."),
    "ambiguous_date": _("This can be two different days: say under “date order” which number is the month."),
    "not_a_number": _("This is not a number."),
    "ambiguous_number": _("This can be {dot} or {comma}: say how the column writes decimals."),
    "other_mark": _("In this column {mark} stands before decimals; this cell is written otherwise."),
    "shares_no_whole": _(
        "The shares of this fact make neither 100 nor 1: they are {as_percent} if meant in per cent, "
        "{as_parts} if meant as parts of one. Write them with a % sign, or put them right."
    ),
    "rate_not_positive": _("An exchange rate is above 0."),
    "rate_per_odd": _("A rate is for 1, 10, 100, 1000… units of its currency."),
    "not_whole": _("This must be a whole number."),
    "out_of_range": _("This must lie between {least} and {most}."),
    "not_a_share": _("A share lies between 0 and 100 %."),
    "too_precise": _("This has more than {digits} decimals; nothing is rounded in silence."),
    "too_large": _("This number is too large."),
    "not_an_amount": _("This is not an amount. Write it as 1234.50."),
    "another_currency": _("The sign names another currency than the row, which is in {currency}."),
    "unknown_currency": _("There is no such currency. Write three letters such as CNY."),
    "unknown_choice": _("This is none of: {allowed}."),
    "unknown_person": _("Nobody of this name or code is known."),
    "unknown_product": _("This is not on the products list."),
    "unknown_customer": _("This is not on the customers list."),
    "ambiguous_person": _("Several people have this name; write the code."),
    "ambiguous_product": _("Several products have this name."),
    "ambiguous_customer": _("Several customers have this name."),
    "conflicting_duplicate": _("Row {other} has the same key but says something else."),
}
TITLES: dict[str, Promise] = {
    "missing": _("Empty cell"),
    "broken_row": _("Broken row"),
    "spreadsheet_error": _("Error of a spreadsheet"),
    "shortened_number": _("Shortened number"),
    "not_a_date": _("Not a date"),
    "no_such_day": _("No such day"),
    "far_date": _("Date too far away"),
    "ambiguous_date": _("Ambiguous date"),
    "not_a_number": _("Not a number"),
    "ambiguous_number": _("Number of two meanings"),
    "other_mark": _("Decimals written otherwise"),
    "shares_no_whole": _("Shares that make no whole"),
    "rate_not_positive": _("Rate not above 0"),
    "rate_per_odd": _("Rate for an odd number of units"),
    "not_whole": _("Not a whole number"),
    "out_of_range": _("Out of range"),
    "not_a_share": _("Not a share"),
    "too_precise": _("Too many decimals"),
    "too_large": _("Number too large"),
    "not_an_amount": _("Not an amount"),
    "another_currency": _("Contradicting currency"),
    "unknown_currency": _("Unknown currency"),
    "unknown_choice": _("Unknown value"),
    "unknown_person": _("Unknown person"),
    "unknown_product": _("Unknown product"),
    "unknown_customer": _("Unknown customer"),
    "ambiguous_person": _("Ambiguous person"),
    "ambiguous_product": _("Ambiguous product"),
    "ambiguous_customer": _("Ambiguous customer"),
    "conflicting_duplicate": _("Contradicting duplicate"),
}
MARKS: dict[str, Promise] = {"dot": _("a dot"), "comma": _("a comma")}
HINT = gettext_lazy("Did you mean “{hint}”?")


def reason(column: str, cell: str, fault: Fault) -> Reason:
    """Make a reason from a cell's fault."""
    return {"column": column, "code": fault.code, "cell": cell, **fault.more}


def broken_row(*, cells: int, headers: int) -> Reason:
    """Make the reason against a row with too many or too few cells."""
    return {"column": "", "code": "broken_row", "cell": "", "cells": cells, "headers": headers}


def words(dataset: str, told: Mapping[str, Any], *, with_hint: bool = True) -> str:
    """Say a reason as a sentence."""
    demand = demand_words(ALL[dataset], told["code"])
    text = str(demand or WORDS[told["code"]])
    mark = MARKS.get(told.get("mark", ""), "")
    mentioned = {**told, "mark": mark, "allowed": ", ".join(told.get("allowed", ()))}
    text = text.format(**{key: "…" if value is None else value for key, value in mentioned.items()})
    if with_hint and told.get("hints"):
        text = f"{text} {gettext(HINT).format(hint=told['hints'][0][1])}"  # type: ignore[arg-type]
    return text


def title(dataset: str, code: str) -> str:
    """Name a kind of reason, to filter by."""
    return str(demand_words(ALL[dataset], code) or TITLES[code])


def column_title(dataset: str, column: str) -> str:
    """Name the column of a reason; a reason about the whole row has none."""
    return str(ALL[dataset].column(column).title) if column in ALL[dataset] else ""


def demand_words(dataset: Dataset, code: str) -> str | Promise | None:
    """Return the words of a demand that the dataset itself declares."""
    return next((demand.words for demand in dataset.demands if demand.code == code), None)
