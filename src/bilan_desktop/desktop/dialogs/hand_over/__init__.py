"""What leaves a case: to whom, on what ground, against which signature."""
