"""The register's tables, by subject; `Register` in `register.py` brings them together."""
