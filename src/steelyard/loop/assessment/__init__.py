"""Assessment: the step of the loop where a period is closed, scored and published.

For: sales operations who close and publish, managers who read their team, reps who read themselves.
Takes: facts, plans, targets and assignments of a period, gathered here and handed to calculation.
Gives: one `ResultSheet` a person and plan, the scorecard page, the ranking; events `PeriodClosed`,
`PeriodReopened` and `ResultsPublished` for later steps.
"""
