"""The « Séances » tab: the sessions held, their notes, and the documents of the case."""
