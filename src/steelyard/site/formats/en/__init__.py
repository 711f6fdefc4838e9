"""How English shows dates."""
