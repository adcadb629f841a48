"""Satisfaction on a case (L6): the card that tells where it stands, and what is noted of it."""
