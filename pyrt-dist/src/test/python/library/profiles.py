# cProfile: calls and times by a timer of the program's own, with callers.
import cProfile, pstats, io
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
def main():
    fib(10); sorted([3,1,2], key=lambda x: -x); [].append(1); dict.fromkeys([1]); 
p=cProfile.Profile()
p.runcall(main)
for e in sorted(p.getstats(), key=lambda e: str(e.code)): print(getattr(e.code,'co_name',e.code), e.callcount, e.reccallcount, sorted((getattr(c.code,'co_name',c.code), c.callcount, c.reccallcount) for c in e.calls or ()))
n = 0
def tick():
    global n
    n += 1
    return n
p=cProfile.Profile(tick, 0.5)
p.runcall(main)
for e in sorted(p.getstats(), key=lambda e: str(e.code)): print(getattr(e.code,'co_name',e.code), *e[1:5])
