"""Forms that several pages share: the practice, a new passphrase, the recovery paper."""
