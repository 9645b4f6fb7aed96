__all__ = ["shown", "also"]
shown = 1
also = 2
secret = 3
