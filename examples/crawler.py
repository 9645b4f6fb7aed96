"""A crawler on asyncio, let loose on a web site that a threaded server of this process makes up.

usage: crawler.py [--pages N] [--workers N] [--seed N] [--timing]

The site follows from the seed: pages with links, some of which lead to pages that are gone, moved, or fail at first and have to be asked for
again. The workers are tasks that share a queue of addresses and fetch them by asyncio's streams. The report, which does not depend on their
number, goes to standard output; --timing tells the seconds on standard error.
"""
import asyncio
import random
import re
import sys
import threading
import time
from collections import Counter, deque
from html import escape
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urljoin, urlsplit

WORDS = "amber birch cedar delta ember fjord grove haven islet juniper knoll lagoon meadow nettle orchard prairie".split()


class Site:
    """Made-up pages by their paths: a title, links, words."""

    def __init__(self, count, seed):
        choice = random.Random(seed)
        self.pages = {}
        self.moved = {}
        self.busy = set()
        for number in range(count):
            links = [f"/page/{(number * 2 + k) % count}" for k in (1, 2)]
            links += [f"/page/{choice.randrange(count)}" for _ in range(choice.randrange(4))]
            if choice.random() < 0.2:
                links.append(f"/gone/{choice.randrange(5)}")
            if choice.random() < 0.2:
                old = f"/old/{choice.randrange(count)}"
                self.moved[old] = f"/page/{choice.randrange(count)}"
                links.append(old)
            if choice.random() < 0.1:
                self.busy.add(f"/page/{number}")
            words = [choice.choice(WORDS) for _ in range(choice.randrange(5, 400))]
            self.pages[f"/page/{number}"] = f"{words[0]} & {words[1]} {number}", links, words

    def html(self, path):
        title, links, words = self.pages[path]
        anchors = "\n".join(f'<a href="{escape(link)}">{escape(link)}</a>' for link in links)
        return f"<html><head><title>{escape(title)}</title></head><body><p>{' '.join(words)}</p>\n{anchors}\n</body></html>"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site = self.server.site
        if self.path in site.moved:
            self.answer(301, "", [("Location", site.moved[self.path])])
        elif self.path not in site.pages:
            self.answer(404, "no such page")
        elif self.path in site.busy and self.server.asks_first(self.path):
            self.answer(503, "come again")
        else:
            self.answer(200, site.html(self.path))

    def answer(self, status, text, headers=()):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, format, *args):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self, site):
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site
        self.lock = threading.Lock()
        self.asked = set()

    def asks_first(self, path):
        with self.lock:
            if path in self.asked:
                return False
            self.asked.add(path)
            return True


class Page(HTMLParser):
    """What a crawler wants to know of a page."""

    def __init__(self, text):
        super().__init__()
        self.links = []
        self.title = ""
        self.words = Counter()
        self.inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.inside = tag
        if tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside == "title":
            self.title += data
        elif self.inside == "p":
            self.words.update(re.findall(r"\w+", data))


class Crawler:
    def __init__(self, start, workers):
        self.start = start
        self.workers = workers
        self.queue = asyncio.Queue()
        self.seen = {start}
        self.pages = {}
        self.statuses = {}
        self.retries = Counter()
        self.bytes = 0

    async def crawl(self):
        self.queue.put_nowait(self.start)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.work(), name=f"worker {number}") for number in range(self.workers)]
            await self.queue.join()
            for task in tasks:
                task.cancel()

    async def work(self):
        while True:
            url = await self.queue.get()
            try:
                async with asyncio.timeout(60):
                    await self.visit(url)
            finally:
                self.queue.task_done()

    async def visit(self, url):
        status, headers, body = await self.fetch(url)
        if status == 503:
            self.retries[url] += 1
            self.queue.put_nowait(url)
            return
        self.statuses[url] = status
        self.bytes += len(body)
        links = []
        if status == 301:
            links = [urljoin(url, headers["location"])]
        elif status == 200:
            page = self.pages[url] = Page(body.decode())
            links = page.links = [urljoin(url, link) for link in page.links]
        for link in links:
            if link not in self.seen:
                self.seen.add(link)
                self.queue.put_nowait(link)

    async def fetch(self, url):
        parts = urlsplit(url)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        try:
            writer.write(f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
            await writer.drain()
            status = int((await reader.readline()).split()[1])
            headers = {}
            while (line := (await reader.readline()).decode().rstrip()):
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            return status, headers, await reader.readexactly(int(headers["content-length"]))
        finally:
            writer.close()
            await writer.wait_closed()

    def depths(self):
        """How many clicks each page is away from the first."""
        depths = {self.start: 0}
        waiting = deque([self.start])
        while waiting:
            url = waiting.popleft()
            for link in self.pages[url].links:
                if link in self.pages and link not in depths:
                    depths[link] = depths[url] + 1
                    waiting.append(link)
        return depths

    def report(self):
        def path(url):
            return urlsplit(url).path

        def numbered(counts):
            return ", ".join(f"{key}: {count}" for key, count in sorted(counts.items()))

        def most(counts):
            return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]

        linked = Counter(link for page in self.pages.values() for link in page.links)
        words = Counter()
        for page in self.pages.values():
            words.update(page.words)
        print("addresses:", len(self.seen), "bytes:", self.bytes, "retries:", self.retries.total())
        print("statuses:", numbered(Counter(self.statuses.values())))
        print("pages by depth:", numbered(Counter(self.depths().values())))
        print("most linked:")
        for url, count in most(linked):
            print(f"  {count:4} {path(url)} {self.pages[url].title if url in self.pages else ''}".rstrip())
        print("most words:")
        for word, count in most(words):
            print(f"  {count:4} {word}")
        print("broken links:")
        for url in sorted(url for url, status in self.statuses.items() if status == 404):
            print(f"  {path(url)} on {sum(url in page.links for page in self.pages.values())} pages")


def main(arguments):
    numbers = {"--pages": 200, "--workers": 8, "--seed": 1}
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
        if numbers["--pages"] < 1 or numbers["--workers"] < 1:
            raise ValueError("too small")
    except (ValueError, IndexError):
        print(__doc__.split("\n")[2], file=sys.stderr)
        return 2
    start = time.perf_counter()
    with Server(Site(numbers["--pages"], numbers["--seed"])) as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            host, port = server.server_address
            crawler = Crawler(f"http://{host}:{port}/page/0", numbers["--workers"])
            asyncio.run(crawler.crawl())
        finally:
            server.shutdown()
            serving.join()
    if timing:
        print(f"{time.perf_counter() - start:.2f} s", file=sys.stderr)
    crawler.report()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
