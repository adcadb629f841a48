"""The tab « Synthèse »: three sections, their paper, and the way to the final version."""
