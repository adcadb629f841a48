"""What leaves a case, and what the beneficiary agreed to."""
