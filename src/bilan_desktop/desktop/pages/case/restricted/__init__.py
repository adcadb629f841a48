"""A case whose use is restricted at the person’s request (RGPD, art. 18)."""
