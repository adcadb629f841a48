"""The rules with their sources, and the dated table of the law."""
