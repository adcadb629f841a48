"""What stands before the vault is open: first start, unlocking, the day to confirm, what went wrong."""
