"""Suggestions in uncaught errors."""
counter = 1
print(countr)
