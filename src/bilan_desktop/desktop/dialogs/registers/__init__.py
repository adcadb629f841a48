"""What is written down in the practice's registers."""
