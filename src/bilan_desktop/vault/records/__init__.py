"""Between rows of a compartment and domain objects."""
