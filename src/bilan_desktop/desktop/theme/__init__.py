"""Colours, spacing, fonts and icons, in one place."""

IS_FUSION = "is_fusion"
"""A property of an application that was made with the style « Fusion »: to ask Qt for its style makes Python know every part
of it, which the start would wait for."""
