"""The story of a score: the parts by curve and weight, the gate, the total, the grade."""

from steelyard.engine.figures import Figure
from steelyard.engine.note_words import NOTES
from steelyard.engine.stories import words
from steelyard.engine.stories.measure import measure_story
from steelyard.engine.stories.rows import PersonRows
from steelyard.engine.story import Story
from steelyard.engine.words import Sayable, sentences


def score_story(rows: PersonRows) -> Story:
    """Tell the total."""
    grade = rows.grade or {}
    parts = tuple(_part(rows, code) for code in rows.plan.scorecard.parts) if rows.plan.scorecard else ()
    total, raw = grade.get("total_micro"), grade.get("raw_micro")
    shown = [Figure(part.amount, "points").text() for part in parts if part.amount]
    formula = f"{' + '.join(shown) or '0'} = {Figure(raw, 'points').text()}" if raw is not None else ""
    if total is not None and total != raw:
        formula += f" → {Figure(total, 'points').text()}"
    if total is None:
        said: Sayable = words.NO_TOTAL()
    elif grade.get("gate"):
        said = words.GATED(
            raw=Figure(raw, "points"),
            indicator=rows.plan.indicators[grade["gate"]].titles,
            total=Figure(total, "points"),
        )
    else:
        said = words.TOTAL(total=Figure(total, "points"))
    return Story("score", said, formula, total, "points", children=parts)


def _part(rows: PersonRows, code: str) -> Story:
    plan, row = rows.plan, rows.scores[code]
    indicator = plan.indicators[code]
    path, below = f"score/{code}", (measure_story(rows, code),)
    if row["score_micro"] is None:
        said = words.UNSCORED(title=indicator.titles, why=NOTES[row["note"]])
        return Story(path, said, unit="points", children=below)
    score, weight = Figure(row["score_micro"], "points"), Figure(row["weight_ppm"], "ratio")
    part = Figure(row["contribution_micro"], "points")
    attained = row["attainment_ppm"]
    told: list[Sayable] = [
        words.SCORE(
            title=indicator.titles,
            attainment=Figure(attained, "ratio"),
            score=score,
            weight=weight,
            part=part,
        )
    ]
    if row["note"]:
        told.append(words.NOTED(why=NOTES[row["note"]]))
    formula = f"{score.text()} × {weight.text()} = {part.text()}"
    if attained is not None and plan.scorecard and row["note"] is None:
        formula = f"{plan.scorecard.parts[code].curve.formula(attained, row['score_micro'])}; {formula}"
    return Story(path, sentences(told), formula, row["contribution_micro"], "points", children=below)


def grade_story(rows: PersonRows) -> Story:
    """Tell the grade and the rank."""
    grade, bands = rows.grade or {}, rows.plan.grades
    total = grade.get("total_micro")
    band = next((b for b in bands.bands if total is not None and b.has(total)), None) if bands else None
    if band is None:
        return Story("grade", words.UNGRADED())
    told: list[Sayable] = [
        words.GRADE(grade=band.grade, total=Figure(total, "points"), band=band.words("points"))
    ]
    if grade.get("rank") is not None:
        told.append(words.RANK(rank=grade["rank"], peers=grade["peers"]))
    return Story("grade", sentences(told), amount=total, unit="points")
