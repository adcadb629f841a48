"""A practice with invented people, made by playing their stories through the use cases on the days they tell."""
