"""One case: its header, its tabs, its safeguards, and what remains of it once closed."""
