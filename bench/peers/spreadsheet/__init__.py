"""A spreadsheet: the same pay in formulas, recalculated by LibreOffice. Lines and statements, no scores."""
