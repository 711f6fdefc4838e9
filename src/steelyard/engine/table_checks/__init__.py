"""Questions asked of tables before plans are computed. One file a question; each gives problems.

Takes plans, tables and a period; a question about rows is a small query that the tables' own machine answers.
"""
