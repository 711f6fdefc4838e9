"""The first page after signing in: for each role, what they come for.

For: everyone. Takes: results, statements, checklists and the audit trail from the rooms that own them.
Gives: one page of sections, one a role; whoever has several roles sees several.
"""
