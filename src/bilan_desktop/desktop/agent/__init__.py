"""What lives as long as the process: one per user, with or without a window, whether the vault is open or shut."""
