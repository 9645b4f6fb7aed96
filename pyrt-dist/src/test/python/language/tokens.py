import _tokenize, _symtable, _opcode, _opcode_metadata
src='''# c
def f(a,
      b):
    """doc
    more"""
    x = f"a{b!r:>{w}}c"  # hi

    if a <= b:
        return a ** 2
é = 1; x
class A: pass
'''
for extra in (True, False):
    for t in _tokenize.TokenizerIter(iter(src.splitlines(True)).__next__, extra_tokens=extra): print(t)
for t in _tokenize.TokenizerIter(iter("a = (1").__next__, extra_tokens=True) if 0 else (): print(t)
for t in _tokenize.TokenizerIter(iter(["x = 1 # a"]).__next__, extra_tokens=True): print(t)
def show(t,d=0):
    print(' '*d, t.name, t.type, t.lineno, t.nested, t.varnames, {k:v for k,v in t.symbols.items()})
    for c in t.children: show(c,d+1)
def f(a, *b):
    for i in a: print(i.x)
c=f.__code__
print(c.co_varnames, c.replace(co_name="q").co_name, c == c.replace(), c==c.replace(co_name='z'))
