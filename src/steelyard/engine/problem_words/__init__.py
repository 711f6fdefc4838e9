"""The catalogue: every problem in three languages."""

from steelyard.engine.problem_words.crediting import CREDITING
from steelyard.engine.problem_words.entry import Entry
from steelyard.engine.problem_words.factors import FACTORS
from steelyard.engine.problem_words.files import FILES
from steelyard.engine.problem_words.incentives import INCENTIVES
from steelyard.engine.problem_words.meaning import MEANING
from steelyard.engine.problem_words.measuring import MEASURING
from steelyard.engine.problem_words.scorecards import SCORECARDS
from steelyard.engine.problem_words.scoring import SCORING
from steelyard.engine.problem_words.settlement import SETTLEMENT
from steelyard.engine.problem_words.structure import STRUCTURE
from steelyard.engine.problem_words.tables import TABLES
from steelyard.engine.problem_words.time import TIME
from steelyard.engine.problem_words.unmet import UNMET
from steelyard.engine.problem_words.values import VALUES

PROBLEMS: dict[str, Entry] = {
    **STRUCTURE,
    **VALUES,
    **SCORING,
    **SCORECARDS,
    **MEANING,
    **MEASURING,
    **FILES,
    **TABLES,
    **CREDITING,
    **SETTLEMENT,
    **INCENTIVES,
    **FACTORS,
    **UNMET,
    **TIME,
}
