"""« Agenda »: what falls due by month, by week or in a list, and the counsellor's own reminders."""
