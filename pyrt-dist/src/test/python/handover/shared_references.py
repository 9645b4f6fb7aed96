# Four threads copy, drop and replace references to the same objects at random; each dies exactly once, and only at the end.
import threading

ROUNDS = 4_000
THINGS = 64


class Thing:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        deaths[self.number] += 1


def numbers(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % (1 << 31)
        yield seed >> 8


def work(seed):
    random = numbers(seed)
    own = []
    for i in range(ROUNDS):
        r = next(random)
        place = r % THINGS
        what = (r >> 8) % 6
        if what == 0:
            own.append(shared[place])
        elif what == 1:
            shared_dict[place] = shared[(place + 1) % THINGS]
        elif what == 2:
            thing = shared_dict.get(place)
            if thing is not None and deaths[thing.number]:
                errors.append(thing.number)
            thing = None
        elif what == 3:
            own.clear()
        elif what == 4:
            shared_list[place % 8] = [shared[place], shared_list[place % 8] if r & 1 else None]
            if r % 5 == 0:
                shared_list[place % 8] = None
        else:
            shared_dict.pop(place, None)


deaths = [0] * THINGS
errors = []
shared = [Thing(i) for i in range(THINGS)]
shared_dict = {}
shared_list = [None] * 8
threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(errors, sum(deaths))
shared_dict.clear()
shared_list.clear()
print(sum(deaths))
shared.clear()
print(deaths == [1] * THINGS)
