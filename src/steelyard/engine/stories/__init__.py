"""Stories: how each figure came about, in sentences and formulas, down to the facts. One file a stage."""
