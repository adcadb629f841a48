"""Before the vault is open: where it is, how it is made, how it is opened."""
