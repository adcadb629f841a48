"""What a counsellor does while a bilan runs."""
