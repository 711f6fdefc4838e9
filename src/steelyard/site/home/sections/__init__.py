"""One section a role: a frozen dataclass that names its template, and the query that fills it."""
