"""Builds three wheels, each of which needs the one before, installs the last by pip in a new environment, and runs a program that uses all."""

import base64
import hashlib
import pathlib
import subprocess
import sys
import zipfile

PACKAGES = (
    ("one", "1.0", [], "def say():\n    return 'one!'\n"),
    ("two", "2.1", ["one"], "import one\n\ndef say():\n    return 'two: ' + one.say()\n"),
    ("three", "3", ["two>=2", "one"], "import two\n\ndef say():\n    return 'three: ' + two.say()\n"),
)
PROGRAM = """
import importlib.metadata, three
print(three.say())
print(*(importlib.metadata.version(name) for name in ("one", "two", "three")))
"""


def build(folder, name, version, needs, source):
    """Writes a wheel of one module."""
    info = f"{name}-{version}.dist-info"
    requires = "".join(f"Requires-Dist: {need}\n" for need in needs)
    files = {
        f"{name}/__init__.py": source,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requires}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{path},sha256={digest},{len(text.encode())}\n"
            wheel.writestr(path, text)
        wheel.writestr(f"{info}/RECORD", record + f"{info}/RECORD,,\n")


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    wheels = folder / "wheels"
    wheels.mkdir()
    for package in PACKAGES:
        build(wheels, *package)
    home = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    python = home / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--find-links", wheels, "three"]
    installed = subprocess.run(pip, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if installed.returncode:
        sys.exit(installed.stdout)
    program = folder / "program.py"
    program.write_text(PROGRAM)
    print(subprocess.run([python, program], check=True, capture_output=True, text=True).stdout, end="")


if __name__ == "__main__":
    main()
