"""Encrypted databases: compartments and the register that knows them."""
