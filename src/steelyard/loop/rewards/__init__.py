"""Rewards: the step of the loop where results become pay, and pay explains itself.

For: reps who read, confirm or question their statement; sales operations who issue and pay out.
Takes: the sealed run of a closed period (event `PeriodClosed`) and the results published by assessment.
Gives: one `Statement` a person and run, its lines, its PDF and workbook, the payroll file; `Dispute`s.
"""
