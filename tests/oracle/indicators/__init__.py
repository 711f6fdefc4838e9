"""What is measured of a person: over credited facts, over ratings, over other indicators."""
