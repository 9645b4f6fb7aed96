# Files that are named as modules that CPython has loaded before a program begins, or freezes, do not take their place.
import posix, sys
folder = "/tmp/pyrt-test-early-" + str(posix.getpid())
names = ["abc", "codecs", "encodings", "io", "_collections_abc", "_sitebuiltins", "genericpath", "posixpath", "os", "stat", "site", "runpy"]
posix.mkdir(folder)
for name in names + ["string"]:
    with open(folder + "/" + name + ".py", "w") as file:
        file.write("decoy = True\n")
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
try:
    for name in names:
        module = __import__(name)
        package = "/__init__" if name == "encodings" else ""
        print(name, hasattr(module, "decoy"), module.__file__ == sys._stdlib_dir + "/" + name + package + ".py")
    print("encodings.latin_1", __import__("encodings.latin_1").latin_1.getregentry().name)
    import os.path, os, importlib, inspect
    print(os.path.join("a", "b"), os.__spec__.loader.__name__, os.__spec__.origin, hasattr(os, "__cached__"))
    print(importlib.import_module("stat").S_ISDIR(os.stat(folder).st_mode))
    print(inspect.getsourcefile(os) == os.__file__)
    print("decoy in string:", hasattr(__import__("string"), "decoy"))
finally:
    for name in posix.listdir(folder):
        posix.unlink(folder + "/" + name)
    posix.rmdir(folder)
