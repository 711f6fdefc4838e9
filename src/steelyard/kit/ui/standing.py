"""How an attainment stands against its target: met, near or low. Bars and charts share the colours of it."""

FULL = 1_000_000
NEAR = 800_000


def tone(ppm: int) -> str:
    """Return met, near or low."""
    return "met" if ppm >= FULL else "near" if ppm >= NEAR else "low"
