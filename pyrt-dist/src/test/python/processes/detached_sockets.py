import socket

# what was detached or closed is no longer waited for
a, b = socket.socketpair()
number = a.detach()
for use in (lambda: a.recv(1), lambda: a.send(b'x')):
    try:
        use()
    except OSError as e:
        print(e)
c = socket.socket(fileno=number)
b.sendall(b'hello')
print(c.recv(10))
c.close()
b.close()
for use in (lambda: b.recv(1), lambda: b.accept(), lambda: b.sendall(b'x')):
    try:
        use()
    except OSError as e:
        print(e)
