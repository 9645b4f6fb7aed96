print("sibling runs as", __name__, __package__)
value = "sibling"
