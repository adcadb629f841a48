"""The list of cases, running and closed, and the search over it."""
