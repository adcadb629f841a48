"""The tab « Confidentialité »: what the beneficiary agreed to, and who received or asked for what."""
