"""Interpreters, queues and the executor of the library."""
import sys
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor

interp = interpreters.create()
queue = interpreters.create_queue()
interp.prepare_main(queue=queue)
interp.exec('queue.put((1, "two")); queue.put([3]); import sys; sys.here = 1')
print(queue.get(), queue.get(), hasattr(sys, 'here'))
try:
    queue.get_nowait()
except interpreters.QueueEmpty as e:
    print(type(e).__name__)
try:
    interp.exec('raise ValueError("no")')
except interpreters.ExecutionFailed as e:
    print(e.excinfo.type.__name__, e.excinfo.msg, e)
queue.put('kept')
interp.exec('queue.put("lost")')
interp.close()
print(queue.get(), queue.get())
try:
    interp.exec('1')
except interpreters.InterpreterNotFoundError as e:
    print(e)

with InterpreterPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(pow, [2, 3, 4], [10, 10, 10])))
    try:
        pool.submit(divmod, 1, 0).result()
    except ZeroDivisionError as e:
        print(e, '|', type(e.__cause__).__name__)
print(interpreters.list_all() == [interpreters.get_main()])
