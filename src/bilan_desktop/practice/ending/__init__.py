"""Closing a case, and what remains after."""
