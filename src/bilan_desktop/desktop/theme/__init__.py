"""Colours, spacing, fonts and icons, in one place."""
