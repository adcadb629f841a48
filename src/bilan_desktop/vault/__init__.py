"""Encrypted compartments on disk: keys, capsules, destruction, clock."""
