"""Bilan Desktop: a bilan de compétences from the first meeting to its destruction, on one laptop."""

__version__ = "0.1.0"
