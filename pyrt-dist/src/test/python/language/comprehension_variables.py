"""The variables of comprehensions, as frames and locals() show them."""
import sys


def function(n):
    x = 'outer'
    seen = [sorted(locals()) for y in range(1)]
    names = [(locals()['x'], sys._getframe().f_locals['x']) for x in range(n)]
    nested = [[(x, y, sorted(sys._getframe().f_locals)) for y in range(1)] for x in range(1)]
    shown = [eval('x * 2') for x in range(n)]
    cells = [(lambda: x, locals()['x'])[1] for x in range(n)]
    frame = [sys._getframe() for z in range(1)][0]
    return seen, names, nested, shown, cells, x, 'z' in frame.f_locals


print(*function(2), sep='\n')


def unbound():
    items = [None]
    return [1 for (items[0], items) in [[1, 2]]]


try:
    unbound()
except UnboundLocalError as error:
    print(error)


def unbound_later(flags):
    return [b for a in flags if a or b for b in [a]]


print(unbound_later([1, 2, 0]) if False else unbound_later([1, 2]))

module = 1
print(['module' in locals() and locals()['name'] for name in 'ab'])
print([sorted(sys._getframe().f_locals) for name in 'a'])
print([eval('name + name') for name in 'ab'])
print('name' in globals())


class C:
    y = 2
    print([('y' in locals(), locals()['z']) for z in range(2)])
    print([sorted(sys._getframe().f_locals) for z in range(1)])


def changed():
    return [(sys._getframe().f_locals.__setitem__('v', v + 10), v)[1] for v in range(2)]


print(changed())
