"""Plans and companies drawn by chance: every shape, alone and with every other."""
