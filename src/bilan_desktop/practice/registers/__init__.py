"""The practice's registers: what was handed over or refused, requests and breaches, figures, processing."""
