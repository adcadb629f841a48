"""The page « Registres »: what the practice answers for, without naming anybody."""
