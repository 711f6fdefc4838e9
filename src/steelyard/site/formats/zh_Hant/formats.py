"""Django's Chinese groups digits by four and with nothing between; business writes 1,234,567."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
