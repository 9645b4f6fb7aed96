"""Interpreters beside the first one: their own modules, threads, limits and ends; failures are theirs."""
import sys
import threading

import _testcapi

sys.here = "the first"
results = []
results.append(_testcapi.run_in_subinterp("""
import sys, atexit, threading, _thread
print(hasattr(sys, "here"), __name__, sys.modules["__main__"].__dict__ is globals(), _thread._is_main_interpreter())
sys.set_int_max_str_digits(1000)
sys.here = "the second"
atexit.register(print, "its atexit")
out = []
t = threading.Thread(target=lambda: out.append(sum(range(100000))))
t.start()
class Last:
    def __del__(self):
        print("its last object")
import builtins
builtins.last = Last()
threading.Thread(target=lambda: (t.join(), print("its thread", out))).start()
"""))
print(sys.here, sys.get_int_max_str_digits())
results.append(_testcapi.run_in_subinterp("import signal\ntry: signal.signal(signal.SIGTERM, print)\nexcept ValueError as e: print(e)"))
results.append(_testcapi.run_in_subinterp("[][1]"))
results.append(_testcapi.run_in_subinterp("import _thread; print(len(_thread._local.__name__))"))


def several():
    for _ in range(3):
        results.append(_testcapi.run_in_subinterp("import json; assert json.loads('[1, {}]') == [1, {}]"))


threads = [threading.Thread(target=several) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)
