# Tasks of _asyncio: names, what they wait for, cancelling, eager start, contexts, what is known of running loops.
import asyncio
import contextvars
import gc
import _asyncio
from _asyncio import Task


def show(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)))
    except BaseException as e:
        print(type(e).__name__, e)


show(_asyncio.get_running_loop)
show(_asyncio.current_task)
show(_asyncio.all_tasks)
show(_asyncio.all_tasks, 5)
_asyncio._set_running_loop(5)
show(_asyncio._enter_task, 6, 1)
show(_asyncio._enter_task, 5, 1)
show(_asyncio._enter_task, 5, 2)
show(_asyncio._leave_task, 5, 2)
show(_asyncio.current_task)
show(_asyncio._swap_current_task, 5, 3)
show(_asyncio._swap_current_task, 5, None)
show(_asyncio._leave_task, 5, 2)
_asyncio._set_running_loop(None)
loop = asyncio.new_event_loop()
show(Task)
show(Task, 5, loop=loop)

variable = contextvars.ContextVar("variable", default=0)


class Yields:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def at_once():
    return variable.get()


async def later():
    variable.set(variable.get() + 1)
    await asyncio.sleep(0)
    return variable.get()


async def stubborn(log):
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as e:
            log.append((e.args, asyncio.current_task().cancelling()))
            if len(log) == 2:
                raise


async def main():
    me = _asyncio.current_task()
    print(me.get_name().startswith("Task-"), me._fut_waiter, me._must_cancel, _asyncio.all_tasks() == {me})
    me.set_name(5)
    print(repr(me.get_name()), me.cancelling(), me.uncancel())
    show(me.set_result, 1)
    show(me.set_exception, 1)

    future = loop.create_future()

    async def wait():
        return await future

    one = asyncio.create_task(wait(), name="one")
    two = asyncio.create_task(wait(), name="two")
    await asyncio.sleep(0)
    print(future._asyncio_awaited_by == {one, two}, one._fut_waiter is future, future._callbacks[0][0].__qualname__)
    one.cancel("message")
    for task in (one, two):
        try:
            await task
        except asyncio.CancelledError as e:
            print(task.get_name(), repr(e), task.cancelled())

    for value in (5, (x for x in ()), loop.create_future()):
        try:
            await Yields(value)
        except RuntimeError as e:
            print(str(e).partition("<")[0])
    try:
        await me
    except RuntimeError as e:
        print(str(e).partition("<")[0])
    other = asyncio.new_event_loop()
    try:
        await other.create_future()
    except RuntimeError as e:
        print("different loop" in str(e))
    other.close()

    task = Task(at_once(), loop=loop, eager_start=True)
    print(task.done(), task.result(), task.get_coro(), task in _asyncio.all_tasks())
    task = Task(later(), loop=loop, eager_start=True, name=7)
    print(task.done(), task.get_name(), task in _asyncio.all_tasks(), _asyncio.current_task() is me)
    print(await task, variable.get())
    context = contextvars.copy_context()
    print(await asyncio.create_task(later(), context=context), context[variable], variable.get())
    task = asyncio.create_task(later())
    print(task.get_context() is not None, await task)

    log = []
    task = asyncio.create_task(stubborn(log))
    await asyncio.sleep(0)
    task.cancel("a")
    await asyncio.sleep(0)
    task.cancel("b")
    try:
        await task
    except asyncio.CancelledError as e:
        print(log, e.args)

    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(60)
    except TimeoutError:
        print("timeout", me.cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(later())
            group.create_task(asyncio.sleep(60))
            group.create_task(fails())
    except* ValueError as e:
        print(e.exceptions)


async def fails():
    await asyncio.sleep(0)
    raise ValueError("from a group")


messages = []
loop.set_exception_handler(lambda l, c: messages.append(c["message"]))
loop.run_until_complete(main())


async def forgotten():
    await loop.create_future()


def forget():
    task = Task(forgotten(), loop=loop)
    loop.run_until_complete(asyncio.sleep(0))


forget()
gc.collect()
print(messages, _asyncio.all_tasks(loop))
loop.close()
