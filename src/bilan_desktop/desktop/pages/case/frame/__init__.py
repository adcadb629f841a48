"""The « Cadre » tab: dates, objectives, the paper of the funding, and the planned sessions."""
