"""The tab « Clôture »: what becomes of everything, what the beneficiary agreed to, and the end."""
