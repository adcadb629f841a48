"""The settings: the practice, its keys, its promises, the look of the program."""
