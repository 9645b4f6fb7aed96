"""Martin Richards's benchmark: the kernel of an operating system passes packets among six tasks by priority.

Written anew from the algorithm's description. Objects, attributes, methods and linked lists, with hardly any arithmetic. The
algorithm fixes how many packets are queued and how often tasks are held.
"""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)
DATA_SIZE = 4
ROUNDS = 10000
EXPECTED = (23246, 9297)


class Packet:
    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.datum = 0
        self.data = [0] * DATA_SIZE

    def append_to(self, queue):
        """The queue with this packet at its end."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    """A task of the kernel; subclasses say what it does with a packet, and return the task to look at next."""

    def __init__(self, kernel, number, priority, queue, pending, waiting):
        self.kernel = kernel
        self.number = number
        self.priority = priority
        self.queue = queue
        self.pending = pending
        self.waiting = waiting
        self.held = False
        self.link = kernel.first
        kernel.first = self
        kernel.tasks[number] = self

    def is_blocked(self):
        return self.held or (self.waiting and not self.pending)

    def step(self):
        packet = None
        if self.pending and self.waiting and not self.held:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.pending = self.queue is not None
        return self.work(packet)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.kernel.holds += 1
        self.held = True
        return self.link

    def release(self, number):
        task = self.kernel.tasks[number]
        task.held = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.kernel.tasks[packet.target]
        self.kernel.sent += 1
        packet.link = None
        packet.target = self.number
        return task.receive(packet, self)

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender


class IdleTask(Task):
    def __init__(self, kernel, number, priority, rounds):
        Task.__init__(self, kernel, number, priority, None, False, False)
        self.control = 1
        self.left = rounds

    def work(self, packet):
        self.left -= 1
        if self.left == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control >>= 1
            return self.release(DEVICE_A)
        self.control = (self.control >> 1) ^ 0xD008
        return self.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, kernel, number, priority, queue):
        Task.__init__(self, kernel, number, priority, queue, True, True)
        self.target = HANDLER_A
        self.letter = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.target = self.target
        packet.datum = 0
        for at in range(DATA_SIZE):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[at] = 64 + self.letter
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, kernel, number, priority, queue):
        Task.__init__(self, kernel, number, priority, queue, True, True)
        self.works = None
        self.devices = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.works = packet.append_to(self.works)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.works
        if work is None:
            return self.wait()
        done = work.datum
        if done >= DATA_SIZE:
            self.works = work.link
            return self.send(work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[done]
        work.datum = done + 1
        return self.send(device)


class DeviceTask(Task):
    def __init__(self, kernel, number, priority):
        Task.__init__(self, kernel, number, priority, None, False, True)
        self.packet = None

    def work(self, packet):
        if packet is not None:
            self.packet = packet
            return self.hold()
        packet = self.packet
        if packet is None:
            return self.wait()
        self.packet = None
        return self.send(packet)


class Kernel:
    def __init__(self, rounds):
        self.first = None
        self.tasks = [None] * 6
        self.sent = 0
        self.holds = 0
        IdleTask(self, IDLE, 0, rounds)
        queue = Packet(None, 0, WORK_PACKET)
        WorkerTask(self, WORKER, 1000, Packet(queue, 0, WORK_PACKET))
        for handler, priority, device in [(HANDLER_A, 2000, DEVICE_A), (HANDLER_B, 3000, DEVICE_B)]:
            queue = None
            for _ in range(3):
                queue = Packet(queue, device, DEVICE_PACKET)
            HandlerTask(self, handler, priority, queue)
        DeviceTask(self, DEVICE_A, 4000)
        DeviceTask(self, DEVICE_B, 5000)

    def schedule(self):
        task = self.first
        while task is not None:
            if task.is_blocked():
                task = task.link
            else:
                task = task.step()


def run():
    kernel = Kernel(ROUNDS)
    kernel.schedule()
    if (kernel.sent, kernel.holds) != EXPECTED:
        raise AssertionError((kernel.sent, kernel.holds))
    return kernel.sent
