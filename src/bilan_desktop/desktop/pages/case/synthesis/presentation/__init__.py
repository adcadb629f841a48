"""The synthesis shown to the beneficiary at the counsellor's screen."""
