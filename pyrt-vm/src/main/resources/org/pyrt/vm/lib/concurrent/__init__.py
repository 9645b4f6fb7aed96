"""Ways to do things at once."""
