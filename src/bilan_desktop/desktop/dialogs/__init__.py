"""The questions a page asks."""
