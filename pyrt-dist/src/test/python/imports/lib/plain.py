"""A module."""
print("plain runs as", __name__)
value = [1]
_hidden = 2
__version__ = "3"
