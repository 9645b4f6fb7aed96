# -*- coding: latin-1 -*-
print("éè", len("é"))
