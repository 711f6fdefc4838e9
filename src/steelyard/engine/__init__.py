"""The engine: a plan and tables in; scores, grades, pay and the story of each number out.

For everyone who computes or explains a result. Pure: no file, clock, database or network; it builds Ibis
expressions and leaves running them to runtime/. Takes a plan (`read`), tables (`tables.py`) and a `Period`;
gives tables (`compile`), sentences (`describe`) and stories (`explain`).
"""

from steelyard.engine.calendars import Calendar, NoCalendar
from steelyard.engine.compiler import compile  # noqa: A004 - the engine's word for what it does
from steelyard.engine.corrections import Side, differences
from steelyard.engine.describe import describe
from steelyard.engine.drawing import Drawing, curve_points
from steelyard.engine.exact import shown
from steelyard.engine.explain import explain
from steelyard.engine.figures import minor_digits
from steelyard.engine.incentives.tiers import Tiers
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.meaning import MEANING, as_sealed, changed_since
from steelyard.engine.note_words import note_text
from steelyard.engine.period import Period
from steelyard.engine.period_codes import NoPeriod
from steelyard.engine.plan import Plan
from steelyard.engine.problems import Problem
from steelyard.engine.reader import Reading, read
from steelyard.engine.shape import Clause
from steelyard.engine.stories.paths import line_path
from steelyard.engine.stories.settlement import beside_text, correction_story, reason_text
from steelyard.engine.story import FactRef, Story
from steelyard.engine.table_checker import check_tables
from steelyard.engine.waiting import Wait, waits
from steelyard.engine.words import Language, language_of

__all__ = [
    "MEANING",
    "Calendar",
    "Clause",
    "Drawing",
    "FactRef",
    "Indicator",
    "Language",
    "NoCalendar",
    "NoPeriod",
    "Period",
    "Plan",
    "Problem",
    "Reading",
    "Side",
    "Story",
    "Tiers",
    "Wait",
    "as_sealed",
    "beside_text",
    "changed_since",
    "check_tables",
    "compile",
    "correction_story",
    "curve_points",
    "describe",
    "differences",
    "explain",
    "language_of",
    "line_path",
    "minor_digits",
    "note_text",
    "read",
    "reason_text",
    "shown",
    "waits",
]
