"""English dates that nobody can misread: 4 February and 2 April look different everywhere."""

# With spaces that do not break, so that a date stays on one line of a table.
DATE_FORMAT = "j\N{NO-BREAK SPACE}M\N{NO-BREAK SPACE}Y"
SHORT_DATE_FORMAT = DATE_FORMAT
DATETIME_FORMAT = DATE_FORMAT + ", H:i"
SHORT_DATETIME_FORMAT = DATE_FORMAT + " H:i"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
TIME_FORMAT = "H:i"
