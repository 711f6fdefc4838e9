"""How numbers are written, where Django differs from business practice."""
