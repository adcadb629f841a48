"""A paper on the screen: its pages, the search in them, and what may be done with it."""
