"""What the charters and the law say: pure values, no window, no file, no clock of its own."""
