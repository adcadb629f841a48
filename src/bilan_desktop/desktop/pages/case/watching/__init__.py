"""What is pointed out in the texts of a case while they are written: judging words (E1), sensitive passages (C3)."""
