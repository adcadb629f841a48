"""What is due when, and how the counsellor is told of it: also while the vault is locked."""
