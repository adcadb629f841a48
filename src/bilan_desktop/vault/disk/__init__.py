"""The vault's folder: durable files, their names, the lock."""
