"""Who may do what in planning."""

from steelyard.foundation.people import Role

EDITORS = (Role.SALES_OPS, Role.ADMINISTRATOR)  # set targets, assign plans
PROPOSERS = (Role.MANAGER,)  # propose their team's targets
READERS = (Role.EXECUTIVE, Role.AUDITOR)
PLANNERS = (*EDITORS, *PROPOSERS, *READERS)  # see the grid, as far as their scope reaches
