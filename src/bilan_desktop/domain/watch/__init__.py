"""What is looked for in free text: sensitive passages and NIR (C3), judging words (E1), test scores (C9)."""
