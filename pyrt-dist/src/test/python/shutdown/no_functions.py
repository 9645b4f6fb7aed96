"""A module that no function refers to dies at once, its names in their order."""
import sys

sys.path.insert(0, __file__.rpartition("/")[0] + "/lib")
import lib_objects

z = lib_objects.Noisy("z")
_private = lib_objects.Noisy("private")
m = lib_objects.Noisy("m")
a = lib_objects.Noisy("a")
print("end")
