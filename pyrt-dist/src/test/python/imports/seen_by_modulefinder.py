# What modulefinder reads of a code object: the imports, and the names stored.
import dis

source = "import a.b\nfrom . import c\nfrom ..x import y as z, w\nfrom d import *\n"
print(list(dis._find_imports(compile(source, "s", "exec"))))
print(list(dis._find_store_names(compile(source, "s", "exec"))))

big = "x = %r\nimport b\n" % list(range(2000)) + "".join("n%d = %d\n" % (i, i + 5000) for i in range(600)) + "import late.name\nfrom .. import up\n"
print(list(dis._find_imports(compile(big, "s", "exec"))))


def renamed():
    import json.decoder
    return json.decoder


print("json.decoder" in renamed.__code__.co_names, ("join",) in compile("from os.path import join", "s", "exec").co_consts)
