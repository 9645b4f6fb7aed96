import traceback
class D:
    def __enter__(self): return self
    def __exit__(self,*a): pass
class IR(D):
    def __init__(self): 1/0
class ER(D):
    def __enter__(self): 1/0
class XR(D):
    def __exit__(self, *a): 1/0
def f():
    try:
        with D(), IR() as cm, D() as d:
            pass
    except Exception as e: return e
def g():
    try:
        with ER(), D() as d:
            pass
    except Exception as e: return e
def h():
    try:
        with XR(), D() as d:
            pass
    except Exception as e: return e
for x in f,g,h:
    e=x(); tb=e.__traceback__
    while tb:
        fr=tb.tb_frame
        print(fr.f_code.co_name, tb.tb_lineno, list(fr.f_code.co_positions())[tb.tb_lasti//2])
        tb=tb.tb_next
