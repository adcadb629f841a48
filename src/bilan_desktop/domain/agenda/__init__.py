"""What falls due, and when: of the cases, of the registers, and what the counsellor wants to be reminded of."""
