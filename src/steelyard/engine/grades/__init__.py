"""Grades: what a total is called, and its rank among peers."""
