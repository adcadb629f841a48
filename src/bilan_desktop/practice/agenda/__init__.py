"""What falls due, in one list: for the dashboard, the agenda, the reminders, and other calendars."""
