"""Whether threads begin with the context of who starts them, and whether warnings look at it: options, variables, wrong values."""
import os
import subprocess
import sys

CODE = """
import contextvars, sys, threading, warnings
print(sys.flags.thread_inherit_context, sys.flags.context_aware_warnings)
v = contextvars.ContextVar('v', default='none')
v.set('of the starter')
seen = []
def look():
    seen.append(v.get())
    warnings.warn('in the thread')
given = contextvars.copy_context()
given.run(v.set, 'given')
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for context in None, contextvars.Context(), given:
        t = threading.Thread(target=look, context=context)
        t.start()
        t.join()
print(seen, len(caught))
"""


def show(options=(), **variables):
    told = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')} | variables
    done = subprocess.run([sys.executable, '-W', 'ignore', *options, '-c', CODE], env=told, capture_output=True, text=True)
    print(options, variables, done.returncode, done.stderr.splitlines()[:2])
    print(done.stdout, end='')


for inherits in '01':
    for aware in '01':
        show(['-X', 'thread_inherit_context=' + inherits, '-X', 'context_aware_warnings=' + aware])
show(PYTHON_THREAD_INHERIT_CONTEXT='0', PYTHON_CONTEXT_AWARE_WARNINGS='0')
show(['-X', 'thread_inherit_context=1'], PYTHON_THREAD_INHERIT_CONTEXT='0', PYTHON_CONTEXT_AWARE_WARNINGS='1')
for wrong in 'thread_inherit_context', 'thread_inherit_context=2', 'context_aware_warnings', 'context_aware_warnings=yes':
    show(['-X', wrong])
show(PYTHON_THREAD_INHERIT_CONTEXT='true')
show(PYTHON_CONTEXT_AWARE_WARNINGS='-1')
