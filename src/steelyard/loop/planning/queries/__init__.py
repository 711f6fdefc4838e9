"""Reads: the tables a run takes, and one frozen dataclass a page."""

from steelyard.loop.planning.queries.agreement import AgreementPage, agreement_page
from steelyard.loop.planning.queries.asked import AskedTarget, asked_targets, refuse_unasked
from steelyard.loop.planning.queries.cell import SavedCell, cell_history_for, column_of, saved_cell
from steelyard.loop.planning.queries.copying import CopyPreview, copy_preview
from steelyard.loop.planning.queries.demand import missing_targets, people_without_plan
from steelyard.loop.planning.queries.exporting import exported_targets
from steelyard.loop.planning.queries.grid import Filters, TargetGrid, target_grid
from steelyard.loop.planning.queries.importing import ImportPreview, import_preview
from steelyard.loop.planning.queries.own import OwnTargets, own_targets
from steelyard.loop.planning.queries.personal_file import figures_in
from steelyard.loop.planning.queries.personal_terms import (
    PersonalTerms,
    asks_for_figures,
    own_figures,
    personal_figures_table,
    personal_terms,
)
from steelyard.loop.planning.queries.placements import Placements, placements
from steelyard.loop.planning.queries.tables import assignments_with_plans, targets_table

__all__ = [
    "AgreementPage",
    "AskedTarget",
    "CopyPreview",
    "Filters",
    "ImportPreview",
    "OwnTargets",
    "PersonalTerms",
    "Placements",
    "SavedCell",
    "TargetGrid",
    "agreement_page",
    "asked_targets",
    "asks_for_figures",
    "assignments_with_plans",
    "cell_history_for",
    "column_of",
    "copy_preview",
    "exported_targets",
    "figures_in",
    "import_preview",
    "missing_targets",
    "own_figures",
    "own_targets",
    "people_without_plan",
    "personal_figures_table",
    "personal_terms",
    "placements",
    "refuse_unasked",
    "saved_cell",
    "target_grid",
    "targets_table",
]
