"""Formats of this language that differ from what Django says."""
