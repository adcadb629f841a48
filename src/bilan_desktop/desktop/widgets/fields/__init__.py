"""Fields: a label, what is typed or chosen, a hint, and the sentence that says what is wrong."""
