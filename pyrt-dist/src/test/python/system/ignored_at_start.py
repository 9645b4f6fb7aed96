# Signals that were ignored when the process began, as nohup leaves SIGHUP: the program may take that back, for itself and for its children.
import signal
import subprocess
import sys

PROGRAM = """
import os, signal, subprocess, sys
number = signal.Signals[sys.argv[1]]
print(signal.getsignal(number))
signal.signal(number, signal.SIG_DFL)
print(signal.getsignal(number), flush=True)
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
child.send_signal(number)
print(child.wait(), flush=True)
os.kill(os.getpid(), number)
print("still there")
"""

for name in ("HUP", "TERM"):
    done = subprocess.run(
        ["sh", "-c", f"trap '' {name}; exec \"$@\"", "sh", sys.executable, "-c", PROGRAM, "SIG" + name], stdout=subprocess.PIPE, text=True)
    print(name, done.returncode, done.stdout.split())

caught = """
import os, signal
signal.signal(signal.SIGHUP, lambda number, frame: print("caught", number))
os.kill(os.getpid(), signal.SIGHUP)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGHUP)
print("goes on")
"""
print(subprocess.run(["sh", "-c", "trap '' HUP; exec \"$@\"", "sh", sys.executable, "-c", caught], stdout=subprocess.PIPE, text=True).stdout.split())
