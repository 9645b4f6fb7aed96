"""What the library's module site does at start: modules of the user's own, the user's folder of packages; the program's loader is named all the same."""
import os
import subprocess
import sys
import tempfile

PROGRAM = "import sys; print(type(__loader__).__name__, hasattr(sys, '__interactivehook__'), [p for p in sys.path if 'own' in p] != [])"


def start(folder, *options, **variables):
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "PYTHONPATH": folder, **variables}
    done = subprocess.run([sys.executable, *options], env=environment, cwd=folder, capture_output=True, text=True)
    print(options[:-1], sorted(variables), done.stdout.replace(folder, "FOLDER").split("\n"), done.stderr[-500:])


with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "program.py")
    with open(file, "w") as f:
        f.write(PROGRAM)
    start(folder, "-c", PROGRAM)
    start(folder, file)
    start(folder, "-S", "-c", PROGRAM)
    with open(os.path.join(folder, "usercustomize.py"), "w") as f:
        f.write("print('customized for', __name__)")
    start(folder, "-c", PROGRAM)
    start(folder, file)
    start(folder, "-s", file)
    start(folder, "-S", file)
    start(folder, "-I", file)
    start(folder, file, PYTHONNOUSERSITE="1")
    base = os.path.join(folder, "own")
    for name in "python3.14", "python3.14t":
        packages = os.path.join(base, "lib", name, "site-packages")
        os.makedirs(packages)
        with open(os.path.join(packages, "mine.pth"), "w") as f:
            f.write("import sys; print('path file')\n")
    start(folder, file, PYTHONUSERBASE=base)
    start(folder, "-s", file, PYTHONUSERBASE=base)
    os.remove(os.path.join(folder, "usercustomize.py"))
    start(folder, file, PYTHONUSERBASE=base)
    start(folder, "-I", file, PYTHONUSERBASE=base)
