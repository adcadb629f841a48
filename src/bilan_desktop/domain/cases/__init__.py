"""A whole case: its course, its safeguards, its closing and what is attested of it."""
