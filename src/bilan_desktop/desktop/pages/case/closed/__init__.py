"""What remains of a case once closed."""
