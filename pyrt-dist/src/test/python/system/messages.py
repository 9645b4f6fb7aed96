# Messages with data beside them, and what the C library knows of names.
import array
import os
import socket


def shown(function):
    try:
        print(repr(function()))
    except Exception as e:
        print(type(e).__name__, e)


a, b = socket.socketpair()
shown(lambda: a.sendmsg([b"x", b"yz"]))
shown(lambda: b.recvmsg(10))
shown(lambda: a.sendmsg(3))
shown(lambda: a.sendmsg([b"x"], 3))
shown(lambda: a.sendmsg([b"x"], [3]))
shown(lambda: a.sendmsg([b"x"], [(1, 2)]))
shown(lambda: b.recvmsg(-1))
shown(lambda: b.recvmsg(1, -1))
shown(lambda: b.recvmsg_into([b"a"]))
shown(lambda: a.sendmsg([b"abcdef"]))
parts = [bytearray(2), bytearray(10)]
shown(lambda: b.recvmsg_into(parts))
print(parts)
reader, writer = os.pipe()
socket.send_fds(a, [b"fds"], [reader, writer])
message, (r, w), flags, address = socket.recv_fds(b, 10, 2)
os.write(w, b"through")
print(message, os.read(reader, 10), flags, address)
for size in (-1, 0, 1, 8, 9, 2**31 - 24, 2**31 - 16, 2**31):
    shown(lambda: socket.CMSG_LEN(size))
    shown(lambda: socket.CMSG_SPACE(size))
try:
    while True:
        a.send(b"x" * 10000, socket.MSG_DONTWAIT)
except BlockingIOError as e:
    print(e)

shown(lambda: socket.getservbyname("nothing such"))
shown(lambda: socket.getservbyport(-1))
shown(lambda: socket.getprotobyname("tcp"))
shown(lambda: socket.getprotobyname("nothing such"))
shown(lambda: socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
shown(lambda: socket.getnameinfo(["127.0.0.1", 80], 3))
shown(lambda: socket.getnameinfo(("::1", 80, 0xFFFFFFFF), 3))
shown(lambda: socket.if_nametoindex("no such one"))
shown(lambda: socket.if_indextoname(socket.if_nametoindex("lo")))
shown(lambda: socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
shown(lambda: socket.getaddrinfo("127.0.0.1", "nothing such"))
shown(lambda: socket.getaddrinfo("localhost", 1.5))
shown(lambda: socket.htons(-1))
shown(lambda: socket.ntohl(1 << 32))
shown(lambda: a.sendto(b"a"))
