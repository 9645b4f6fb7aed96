"""Objects in several modules, and one that outlives its own names."""
import sys

sys.path.insert(0, __file__.rpartition("/")[0] + "/lib")
import lib_objects

lib_objects.inside = lib_objects.Noisy("inside the imported module")
print("end")
