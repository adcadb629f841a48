"""Rows that are shown, opened and made anew."""
