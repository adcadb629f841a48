"""Who may keep or receive what: written agreements and the disclosure register."""
