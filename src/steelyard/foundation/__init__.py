"""What is true all year: people, periods, facts, the rulebook and calculation."""
