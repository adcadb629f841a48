"""What a bilan ends in, and what witnesses it."""
