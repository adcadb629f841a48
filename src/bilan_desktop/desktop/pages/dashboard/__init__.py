"""The dashboard: the cases under way, what is to do today, the destructions to come."""
