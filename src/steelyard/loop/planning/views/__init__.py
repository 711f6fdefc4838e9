"""Pages of planning."""

from steelyard.loop.planning.views.copying import copy
from steelyard.loop.planning.views.files import commit_import, export, import_targets, template
from steelyard.loop.planning.views.own import agreement, index, mine
from steelyard.loop.planning.views.personal_terms import import_personal, personal, remove_personal
from steelyard.loop.planning.views.plans import end_plan, plans, remove_plan
from steelyard.loop.planning.views.targets import decide, target, targets, undo

__all__ = [
    "agreement",
    "commit_import",
    "copy",
    "decide",
    "end_plan",
    "export",
    "import_personal",
    "import_targets",
    "index",
    "mine",
    "personal",
    "plans",
    "remove_personal",
    "remove_plan",
    "target",
    "targets",
    "template",
    "undo",
]
