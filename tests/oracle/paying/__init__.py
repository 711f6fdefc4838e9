"""What components pay: lines, each rounded once, and the statement that is their sum."""
