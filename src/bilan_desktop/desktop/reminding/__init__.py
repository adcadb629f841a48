"""Bringing to mind: the small window at the corner of the screen, and the system's own notification."""
