"""Figures drawn by hand: hours, steps, retention, months, strength."""
