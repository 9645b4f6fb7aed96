import os

# changes to what is in force already are allowed to anybody
u, g = os.getresuid(), os.getresgid()
print(u[:2] == (os.getuid(), os.geteuid()), g[:2] == (os.getgid(), os.getegid()), len(u), len(g))
os.setresuid(*u)
os.setresgid(*g)
os.setresuid(-1, -1, -1)
os.setreuid(-1, os.geteuid())
os.setregid(-1, os.getegid())
os.seteuid(os.geteuid())
os.setegid(os.getegid())
print(os.getresuid() == u, os.getresgid() == g)
for f in (lambda: os.seteuid('a'), lambda: os.setegid(1.5), lambda: os.setreuid(-2, 0), lambda: os.setresgid(0, 0, 1 << 70), lambda: os.setresuid(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(os.sched_get_priority_min(os.SCHED_OTHER), os.sched_get_priority_max(os.SCHED_FIFO) >= 1)
