"""Calculation: the room where plans meet facts, once, and the outcome is sealed.

For: the steps of the loop that score and pay (assessment, rewards), and whoever asks "why?".
Takes: plan texts, tables and the hashes that name them. It gathers nothing by itself.
Gives: a sealed `Run`, its rows as frozen dataclasses and the story of any figure (`explain`).
The same inputs give the same bytes, on any day.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "MEANING_CHANGED",
    "Adjustment",
    "Correction",
    "FigureMismatch",
    "InputsChanged",
    "Known",
    "PayLine",
    "PayLines",
    "PersonResult",
    "Posting",
    "Run",
    "RunState",
    "RunTakenOver",
    "adjust_pay",
    "all_results",
    "balances_of",
    "check_inputs",
    "compute_anew",
    "compute_known",
    "differences",
    "engine_period",
    "explain",
    "fact_rows",
    "find_known",
    "freeze_table",
    "history_before",
    "moved_balances",
    "newest_posting",
    "pay_lines",
    "plan_texts",
    "plans_of",
    "post_corrections",
    "prepare_run",
    "results_of",
    "run_before",
    "run_in_force",
    "run_plans",
    "runs_of",
    "same_balances",
    "seal_run",
    "stories_of",
    "supersede_run",
    "tables_beside",
    "waits_of",
]

if TYPE_CHECKING:
    from steelyard.foundation.calculation.actions import (
        RunTakenOver,
        prepare_run,
        run_plans,
        seal_run,
        supersede_run,
    )
    from steelyard.foundation.calculation.anew import compute_anew
    from steelyard.foundation.calculation.beside import adjust_pay, post_corrections
    from steelyard.foundation.calculation.brought import moved_balances, same_balances
    from steelyard.foundation.calculation.checking import check_inputs
    from steelyard.foundation.calculation.known import Known, compute_known, differences, find_known
    from steelyard.foundation.calculation.models import Adjustment, Correction, Posting, Run, RunState
    from steelyard.foundation.calculation.pay import PayLine, PayLines, fact_rows, pay_lines
    from steelyard.foundation.calculation.pinned import InputsChanged, freeze_table
    from steelyard.foundation.calculation.posted import (
        MEANING_CHANGED,
        balances_of,
        history_before,
        newest_posting,
        run_before,
        tables_beside,
    )
    from steelyard.foundation.calculation.queries import plan_texts, plans_of, run_in_force, runs_of
    from steelyard.foundation.calculation.results import PersonResult, all_results, results_of
    from steelyard.foundation.calculation.spans import engine_period
    from steelyard.foundation.calculation.story import FigureMismatch, explain, stories_of
    from steelyard.foundation.calculation.waiting import waits_of
else:
    __getattr__ = open_late(
        __name__,
        __all__,
        *("models", "actions", "queries", "results", "pay", "story", "pinned", "checking"),
        *("spans", "posted", "known", "beside", "waiting", "anew", "brought"),
    )
