"""Django's ORM, a row at a time: what a web application's nightly job looks like."""
