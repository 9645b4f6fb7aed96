# Starting programs by os.spawn and its like, and waiting for them.
import os
import posix


def shown(function):
    try:
        print(repr(function()))
    except Exception as e:
        print(type(e).__name__, e)


sh = "/bin/sh"
shown(lambda: os.spawnv(os.P_WAIT, sh, ["sh", "-c", "exit 3"]))
shown(lambda: os.spawnl(os.P_WAIT, "/nothing/here", "x"))
shown(lambda: os.spawnv(os.P_WAIT, sh, []))
shown(lambda: os.spawnv(os.P_WAIT, sh, [""]))
shown(lambda: os.spawnv(os.P_WAIT, sh, "sh"))
shown(lambda: os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "kill -9 $$"))
child = os.spawnlpe(os.P_NOWAIT, "sh", "sh", "-c", "exit $CODE", {"CODE": "7", "PATH": "/bin:/usr/bin"})
shown(lambda: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

child = os.spawnv(os.P_NOWAIT, sh, ["sh", "-c", "exit 5"])
told = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
print(told.si_pid == child, told.si_status, told.si_code == os.CLD_EXITED, type(told).__name__, len(told))
pid, status, usage = os.wait4(child, 0)
print(pid == child, os.waitstatus_to_exitcode(status), type(usage).__name__, usage.ru_utime >= 0)
shown(lambda: os.wait3(0))
shown(lambda: os.waitid(os.P_ALL, 0, os.WEXITED))

shown(lambda: os.execve("/nothing", ["a"], 3))
shown(lambda: os.execve("/nothing", ["a"], {"a=b": "c"}))
shown(lambda: os.putenv("", "v"))
shown(lambda: os.putenv("=a", "v"))
shown(lambda: os.unsetenv("a="))
