"""What the practice draws up for itself, its payers and the public authorities."""
