"""Who works there: the chart, the people, their careers, and what each can sell."""
