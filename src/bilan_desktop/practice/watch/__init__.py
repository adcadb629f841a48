"""The maintained lists of words, read from the shipped files."""
