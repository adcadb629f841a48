"""The copy of one’s data: what is masked of it, and the code that opens it."""
