"""The story of a score: the parts by curve and weight, limits, veto and gate, the total, the grade."""

from collections.abc import Iterator

from steelyard.engine.curves.among_peers import AmongPeers
from steelyard.engine.exact import plain_notch
from steelyard.engine.figures import Figure
from steelyard.engine.note_words import NOTES
from steelyard.engine.scorecards.groups import Groups
from steelyard.engine.scorecards.part import Extra, Scored
from steelyard.engine.stories import score_words as words
from steelyard.engine.stories.measure import measure_story
from steelyard.engine.stories.rows import PersonRows, Row
from steelyard.engine.story import Story
from steelyard.engine.words import Phrase, Sayable, sentences

MISSING = {"left_out", "zero", "blocked"}


def score_story(rows: PersonRows) -> Story:
    """Tell the total."""
    grade = rows.grade or {}
    parts = tuple(_children(rows))
    total, raw = grade.get("total_micro"), grade.get("raw_micro")
    shown = [Figure(part.amount, "points").text() for part in parts if part.amount]
    formula = f"{' + '.join(shown) or '0'} = {Figure(raw, 'points').text()}" if raw is not None else ""
    if total is not None and total != raw:
        formula += f" → {Figure(total, 'points', rest=grade['total_rest']).text()}"
    said = _total(rows, grade)
    return Story("score", said, formula.replace("+ -", "− "), total, "points", children=parts)


def _total(rows: PersonRows, grade: Row) -> Phrase:
    total, raw = grade.get("total_micro"), grade.get("raw_micro")
    if total is None or raw is None:
        return words.NO_TOTAL()
    points = {"raw": Figure(raw, "points"), "total": Figure(total, "points", rest=grade["total_rest"])}
    if grade["gate"]:
        vetoed = rows.scores.get(grade["gate"], {}).get("note") == "veto" and total <= 0
        said = words.VETOED if vetoed else words.GATED
        return said(indicator=rows.plan.indicators[grade["gate"]].titles, **points)
    between = rows.plan.scorecard.between if rows.plan.scorecard else None
    low, high = (between.at_least, between.at_most) if between else (None, None)
    if (low is not None and raw < low) or (high is not None and raw > high):
        return words.HELD(**points)
    return words.TOTAL(total=points["total"])


def _children(rows: PersonRows) -> Iterator[Story]:
    """Give the parts, below their groups where there are groups, then the extras."""
    card = rows.plan.scorecard
    if isinstance(card, Groups):
        for name, group in card.groups.items():
            parts = tuple(_part(rows, code, part) for code, part in group.parts.items())
            added = sum(part.amount or 0 for part in parts)
            weight = sum(rows.scores[code]["weight_ppm"] for code in group.parts)
            said = words.GROUP(
                title=group.titles, weight=Figure(weight, "ratio"), part=Figure(added, "points")
            )
            formula = " + ".join(Figure(part.amount, "points").text() for part in parts if part.amount)
            yield Story(f"score/group/{name}", said, formula, added, "points", children=parts)
    elif card:
        for code, part in card.parts.items():
            yield _part(rows, code, part)
    for code, extra in card.extras.items() if card else ():
        yield _part(rows, code, extra)


def _part(rows: PersonRows, code: str, scored: Scored) -> Story:
    row, title = rows.scores[code], rows.plan.indicators[code].titles
    path, below = f"score/{code}", (measure_story(rows, code),)
    if row["score_micro"] is None and not row["contribution_micro"]:
        said = words.UNSCORED(title=title, why=NOTES[row["note"]])
        return Story(path, said, "", row["contribution_micro"], "points", children=below)
    score = Figure(row["score_micro"], "points", rest=row["score_rest"])
    points = {
        "score": score,
        "part": Figure(row["contribution_micro"], "points"),
    }
    x = _read(rows, code, scored)
    if x.value is None:
        said = words.ABSENT(title=title, why=NOTES[row["note"]], **points)
        return Story(path, said, "", row["contribution_micro"], "points", children=below)
    axis = scored.axis(rows.plan.indicators[code], rows.plan.currency)
    told: list[Sayable] = [_words(row, scored, title=title, seen=axis.words(x.value, x.rest), **points)]
    formula, curve = "", scored.curve
    if row["note"] != "below_floor":
        if isinstance(curve, AmongPeers):
            compared, formula = curve.told(axis, x.value or 0, row)
            told.append(compared)
        else:
            formula = curve.formula(x, score, axis)
    if row["note"]:
        told.append(words.NOTED(why=NOTES[row["note"]]))
    steps = [formula, _weighed(row, scored)]
    said_all = sentences(told)
    return Story(
        path, said_all, "; ".join(filter(None, steps)), row["contribution_micro"], "points", children=below
    )


def _words(row: Row, scored: Scored, **values: Sayable) -> Phrase:
    if isinstance(scored, Extra):
        low, high = Figure(scored.at_least, "points"), Figure(scored.at_most, "points")
        return words.EXTRA(low=low, high=high, **values)
    return words.SCORE(weight=Figure(row["weight_ppm"], "ratio"), **values)


def _weighed(row: Row, scored: Scored) -> str:
    """Show the last step: points times weight, or points within limits."""
    score, part = (
        Figure(row["score_micro"], "points").text(),
        Figure(row["contribution_micro"], "points").text(),
    )
    if isinstance(scored, Extra):
        return f"{score} → {part}" if score != part else ""
    return f"{score} × {Figure(row['weight_ppm'], 'ratio').text()} = {part}"


def _read(rows: PersonRows, code: str, scored: Scored) -> Figure:
    """Give what the curve read: the value, or the attainment up to its cap."""
    row, indicator = rows.measures[code], rows.plan.indicators[code]
    if scored.curve.looks_at == "value":
        return indicator.figure(row["value"], rows.plan.currency, row["value_rest"])
    attained, rest, cap = row["attainment_ppm"], row["attainment_rest"], indicator.cap
    if attained is not None and cap is not None and plain_notch(attained, rest) > 2 * cap:
        return Figure(cap, "ratio")
    return Figure(attained, "ratio", rest=rest)


def grade_story(rows: PersonRows) -> Story:
    """Tell the grade and the rank."""
    grade = rows.grade or {}
    total = grade.get("total_micro")
    if total is None or rows.plan.grades is None:
        return Story("grade", words.UNGRADED())
    told: list[Sayable] = [rows.plan.grades.told(grade) or words.SMALL_GROUP(size=grade["group_size"] or 0)]
    if grade.get("rank") is not None:
        told.append(words.RANK(rank=grade["rank"], peers=grade["peers"]))
    return Story("grade", sentences(told), amount=total, unit="points")
