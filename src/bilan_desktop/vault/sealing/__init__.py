"""Keys: drawn, derived, sealed in the header and in capsules, changed."""
