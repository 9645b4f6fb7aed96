"""gc.get_count tells how often lower generations were collected since."""

import gc

gc.disable()
gc.collect()
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count()[1:])
