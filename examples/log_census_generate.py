"""Writes access logs of a made-up web site, for log_census.py.

usage: log_census_generate.py [--size SIZE] [--files N] [--seed SEED] [PREFIX]

Writes PREFIX-1.log to PREFIX-N.log (PREFIX is `access` unless given), together about SIZE bytes, and prints their names. SIZE is
a number of bytes, or ends in K, M or G (powers of 1,024). The same options give the same bytes, on any Python. A few
lines are broken on purpose: cut short, out of shape, or not UTF-8.
"""
import sys

MODULUS = 2147483647
UNITS = {"K": 1024, "M": 1024 ** 2, "G": 1024 ** 3}
START_DAY = 3
DAYS = 7
LINES_PER_BLOCK = 1000
# How busy each hour of a day is; HOUR_OF has each hour as often as its weight says.
WEIGHTS = [3, 2, 1, 1, 1, 2, 3, 5, 8, 10, 11, 11, 9, 10, 11, 12, 11, 10, 9, 10, 11, 10, 7, 5]
HOUR_OF = [hour for hour, weight in enumerate(WEIGHTS) for _ in range(weight)]
FIRST_OF = [sum(WEIGHTS[:hour]) for hour in range(24)]

WORDS = (
    "about account api archive article assets basket café calendar catalogue checkout contact docs download events "
    "faq forum gallery help images index items jobs login logout mail maps menü music news offers orders photos prices "
    "privacy products profile reviews search settings shop status store stories support tags team terms tickets tours "
    "upload users videos weather wiki"
).split()
ENDINGS = ["", ".html", "/", ".json", ".css", ".js", ".png", ".jpg"]
METHODS = ["GET"] * 26 + ["POST"] * 3 + ["HEAD"] * 2 + ["PUT"]
STATUSES = [200] * 86 + [304] * 4 + [404] * 4 + [301] * 2 + [302] + [403] + [500] + [503]
SYSTEMS = [
    "Windows NT 10.0; Win64; x64", "X11; Linux x86_64", "Macintosh; Intel Mac OS X 10_15_7",
    "Linux; Android 14; Pixel 8", "iPhone; CPU iPhone OS 17_5 like Mac OS X",
]
ROBOTS = ["curl/8.7.1", "python-requests/2.32", "Spiderweb/2.1 (+https://spider.example/bot)", "Wget/1.24.5"]


class Draws:
    """Numbers that look random and depend on the seed alone (Park and Miller's generator)."""

    def __init__(self, seed):
        self.state = (seed * 16807 + 12345) % (MODULUS - 1) + 1
        for _ in range(8):
            self.below(2)

    def below(self, limit):
        """A number from 0 to limit - 1, all equally likely."""
        self.state = self.state * 48271 % MODULUS
        return self.state % limit

    def skewed(self, limit):
        """A number from 0 to limit - 1, small ones much likelier."""
        self.state = self.state * 48271 % MODULUS
        share = self.state // 32768
        return limit * share * share * share >> 48


def make_clients(draws, number):
    clients = []
    for _ in range(number):
        a, b, c = draws.below(223), draws.below(256), draws.below(65536)
        clients.append(f"{a + 1}.{b}.{c >> 8}.{c & 255}")
    return clients


def make_pages(draws, number):
    """Paths, each with the bytes that it sends."""
    pages = [("/", 5120)]
    while len(pages) < number:
        parts = [WORDS[draws.below(len(WORDS))] for _ in range(1 + draws.below(3))]
        if draws.below(4) == 0:
            parts.append(str(draws.below(10000)))
        path = "/" + "/".join(parts) + ENDINGS[draws.below(len(ENDINGS))]
        pages.append((path, 180 + draws.skewed(1 << 20)))
    return pages


def make_agents(draws, number):
    agents = list(ROBOTS)
    while len(agents) < number:
        system = SYSTEMS[draws.below(len(SYSTEMS))]
        version = 100 + draws.below(40)
        if draws.below(3) == 0:
            agents.append(f"Mozilla/5.0 ({system}; rv:{version}.0) Gecko/20100101 Firefox/{version}.0")
        else:
            agents.append(f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0 Safari/537.36")
    return agents


def time_at(written, size):
    """The time when so many bytes of the log are written: its day, hour and second of the hour. Every log covers the same week."""
    day, rest = divmod(DAYS * len(HOUR_OF) * 3600 * written // size, len(HOUR_OF) * 3600)
    hour = HOUR_OF[rest // 3600]
    return day, hour, (rest - FIRST_OF[hour] * 3600) // WEIGHTS[hour]


def stamp_of(now):
    """A time as servers write it."""
    day, hour, second = now
    return f"{START_DAY + day:02d}/Mar/2025:{hour:02d}:{second // 60:02d}:{second % 60:02d} +0000"


def broken(draws, line):
    """A line that is not in order, as bytes."""
    kind = draws.below(4)
    if kind == 0:
        return line.encode()[:30 + draws.below(40)]
    if kind == 1:
        return b"-- log rotated --"
    if kind == 2:
        return line.replace(" HTTP/1.1", "").encode()
    return line.encode() + b" \xff\xfe" + b"\xe9t\xe9"


def write_log(name, size, draws, clients, pages, agents):
    """Writes lines to the file until it has `size` bytes or a little more."""
    written = 0
    last = None
    stamp = ""
    client_count, path_count, agent_count = len(clients), len(pages), len(agents)
    with open(name, "wb") as log:
        lines = []
        while written < size:
            now = time_at(written, size)
            if now != last:
                last = now
                stamp = stamp_of(now)
            client = clients[draws.skewed(client_count)]
            path, page_size = pages[draws.skewed(path_count)]
            agent = agents[draws.skewed(agent_count)]
            dice = draws.below(1 << 30)
            status = STATUSES[dice % 100]
            # The site is worst at three in the morning.
            if now[1] == 3 and dice % 7 == 0:
                status = 503
            method = METHODS[dice >> 7 & 31]
            if status == 304 or method == "HEAD":
                length = "-"
            else:
                length = str(page_size + (dice >> 3 & 31))
            query = f"?q={WORDS[dice >> 12 & 31]}&page={dice >> 17 & 15}" if dice >> 21 & 3 == 0 else ""
            source = f"https://www.example.org{pages[dice % path_count][0]}" if dice >> 23 & 3 else "-"
            user = WORDS[dice >> 25 & 15] if dice >> 29 & 1 and dice & 1 else "-"
            millis = 1 + draws.skewed(4000)
            line = (
                f'{client} - {user} [{stamp}] "{method} {path}{query} HTTP/1.1" {status} {length} "{source}" "{agent}"'
                f" {millis // 1000}.{millis % 1000:03d}"
            )
            lines.append(line)
            written += len(line) + 1
            if dice % 5003 == 0:
                bad = broken(draws, line)
                log.write(("\n".join(lines) + "\n").encode())
                log.write(bad + b"\n")
                written += len(bad) + 1
                lines = []
            elif len(lines) == LINES_PER_BLOCK:
                log.write(("\n".join(lines) + "\n").encode())
                lines = []
        if lines:
            log.write(("\n".join(lines) + "\n").encode())


def number_of(text):
    """The bytes that `64K`, `10M`, `2G` or a plain number means."""
    unit = UNITS.get(text[-1:].upper())
    if unit is None:
        return int(text)
    return int(float(text[:-1]) * unit)


def main(arguments):
    size, files, seed, prefix = 1024 ** 2, 1, 1, "access"
    try:
        at = 0
        while at < len(arguments):
            option = arguments[at]
            if option == "--size":
                size = number_of(arguments[at + 1])
            elif option == "--files":
                files = int(arguments[at + 1])
            elif option == "--seed":
                seed = int(arguments[at + 1])
            elif option.startswith("-"):
                raise ValueError(option)
            else:
                prefix = option
                at -= 1
            at += 2
        if files < 1 or size < 0:
            raise ValueError("nothing to write")
    except (ValueError, IndexError):
        print(__doc__.split("\n")[2], file=sys.stderr)
        return 2
    draws = Draws(seed)
    clients = make_clients(draws, 5000)
    pages = make_pages(draws, 400)
    agents = make_agents(draws, 60)
    for number in range(1, files + 1):
        name = f"{prefix}-{number}.log"
        try:
            share = size * number // files - size * (number - 1) // files
            write_log(name, share, Draws(seed * 1009 + number), clients, pages, agents)
        except OSError as error:
            print(f"log_census_generate: {error}", file=sys.stderr)
            return 1
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
