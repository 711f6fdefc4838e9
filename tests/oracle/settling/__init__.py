"""What a settlement does with what components earned: limits, guarantees, advances, holds, claws."""
