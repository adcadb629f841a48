"""The « Demande » tab: who the person is, why they come, and their consent."""
