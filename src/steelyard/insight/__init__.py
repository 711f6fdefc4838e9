"""Insight: rooms that read everything and change nothing of it."""
