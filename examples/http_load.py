"""Load on a threaded web server: client threads send it requests over loopback and check every byte of what comes back.

usage: http_load.py [--requests N] [--clients N] [--keep N] [--timing]

The server runs in this process, a thread for each connection. N clients, each a thread, share the requests between them; a client closes its
connection after --keep requests and opens another one. What is asked and what is answered follows from the number of a request alone, so the
report does not depend on the number of clients: no request is lost, none answered twice, none with another one's bytes. --timing tells the
seconds on standard error.
"""
import hashlib
import http.client
import sys
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


def pattern(number, size):
    """The bytes of request or answer number so-and-so."""
    seed = hashlib.sha256(b"%d" % number).digest()
    return (seed * (size // len(seed) + 1))[:size]


class Handler(BaseHTTPRequestHandler):
    """Answers GET with the bytes asked for, POST with the digest of the bytes sent."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        number = int(query["number"][0])
        self.answer(number, pattern(number, int(query["size"][0])))

    def do_POST(self):
        number = int(self.headers["X-Number"])
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(number, hashlib.sha256(body).hexdigest().encode())

    def answer(self, number, body):
        self.server.count(number)
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Number", str(number))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.seen = {}

    def count(self, number):
        with self.lock:
            self.seen[number] = self.seen.get(number, 0) + 1


class Numbers:
    """Hands out the numbers of the requests."""

    def __init__(self, count):
        self.lock = threading.Lock()
        self.left = iter(range(count))

    def next(self):
        with self.lock:
            return next(self.left, None)


class Client(threading.Thread):
    def __init__(self, address, numbers, keep):
        super().__init__()
        self.address = address
        self.numbers = numbers
        self.keep = keep
        self.answered = []
        self.errors = []

    def run(self):
        connection = None
        used = 0
        while (number := self.numbers.next()) is not None:
            try:
                if connection is None:
                    connection = http.client.HTTPConnection(*self.address, timeout=60)
                    used = 0
                self.answered.append((number, *self.request(connection, number)))
                used += 1
            except (OSError, http.client.HTTPException, ValueError) as e:
                self.errors.append(f"request {number}: {type(e).__name__}: {e}")
                used = self.keep
            if used >= self.keep:
                connection.close()
                connection = None
        if connection is not None:
            connection.close()

    def request(self, connection, number):
        """Sends a request; the size and the checksum of its answer, which must be the right one."""
        size = number * 7919 % 5000
        if number % 3 == 0:
            sent = pattern(number, size)
            connection.request("POST", "/digest", sent, {"X-Number": str(number)})
            expected = hashlib.sha256(sent).hexdigest().encode()
        else:
            connection.request("GET", f"/bytes?number={number}&size={size}")
            expected = pattern(number, size)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200 or response.headers["X-Number"] != str(number):
            raise ValueError(f"answer {response.status} to {response.headers['X-Number']}")
        if body != expected:
            raise ValueError(f"{len(body)} wrong bytes")
        return len(body), zlib.crc32(body)


def report(requests, server, clients):
    answered = sorted(answer for client in clients for answer in client.answered)
    print("requests:", requests)
    print("answered:", len(answered), "each once:", [a[0] for a in answered] == list(range(requests)))
    print("served:", len(server.seen), "each once:", set(server.seen.values()) <= {1})
    print("bytes:", sum(size for _, size, _ in answered))
    print("checksum:", "%08x" % zlib.crc32(b"".join(b"%d %d %d;" % answer for answer in answered)))
    errors = sorted(error for client in clients for error in client.errors)
    print("errors:", len(errors))
    for error in errors[:10]:
        print(" ", error)
    return not errors and len(answered) == requests


def main(arguments):
    numbers = {"--requests": 2000, "--clients": 8, "--keep": 25}
    timing = False
    try:
        at = 0
        while at < len(arguments):
            option = arguments[at]
            if option == "--timing":
                timing = True
            elif option in numbers:
                at += 1
                numbers[option] = int(arguments[at])
            else:
                raise ValueError(option)
            at += 1
        if numbers["--requests"] < 0 or numbers["--clients"] < 1 or numbers["--keep"] < 1:
            raise ValueError("too small")
    except (ValueError, IndexError):
        print(__doc__.split("\n")[2], file=sys.stderr)
        return 2
    start = time.perf_counter()
    with Server() as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        left = Numbers(numbers["--requests"])
        clients = [Client(server.server_address, left, numbers["--keep"]) for _ in range(numbers["--clients"])]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        server.shutdown()
        serving.join()
    if timing:
        print(f"{time.perf_counter() - start:.2f} s", file=sys.stderr)
    return 0 if report(numbers["--requests"], server, clients) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
