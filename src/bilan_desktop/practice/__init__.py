"""The use cases: what a counsellor does, each in one place."""
