"""A case past its planned end: close it or extend it, and nothing else."""
