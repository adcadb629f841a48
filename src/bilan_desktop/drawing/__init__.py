"""Charts as data: what is drawn, where, in which role. The screen and the papers each ink it in their own way."""
