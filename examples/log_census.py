"""Counts what is in web servers' access logs, with several threads, and prints one report.

usage: log_census.py [--threads N] [--top K] [--timing] FILES...

Each file is cut into as many parts as there are threads, at line ends, and each thread counts its part of each file in dictionaries
of its own; the main thread adds them up. The report does not depend on the number of threads. --timing prints the seconds that
reading and counting took to standard error. log_census_generate.py writes logs to count.
"""
import sys
import threading
import time

BLOCK = 256 * 1024
MONTHS = {
    "Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06",
    "Jul": "07", "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12",
}
PERCENTILES = (50, 90, 95, 99)


class Census:
    """The counts of some lines. One thread at a time uses it."""

    def __init__(self):
        self.lines = 0
        self.malformed = 0
        self.sent = 0
        self.statuses = {}
        self.methods = {}
        self.days = {}
        self.hours = {}
        self.failed_hours = {}
        self.paths = {}
        self.path_bytes = {}
        self.failed_paths = {}
        self.agents = {}
        self.clients = {}
        self.sizes = {}
        self.millis = {}
        self.users = set()

    def count(self, lines):
        """Counts a list of lines."""
        statuses, methods, days = self.statuses, self.methods, self.days
        hours, failed_hours = self.hours, self.failed_hours
        paths, path_bytes, failed_paths = self.paths, self.path_bytes, self.failed_paths
        agents, clients, sizes, times = self.agents, self.clients, self.sizes, self.millis
        users = self.users
        malformed = sent = 0
        for line in lines:
            # client - user [day/month/year:hour:minute:second zone] "method target protocol" status bytes "source" "agent" seconds
            quoted = line.split('"')
            if len(quoted) != 7:
                malformed += 1
                continue
            head = quoted[0].split(" ")
            request = quoted[1].split(" ")
            answer = quoted[2].split(" ")
            if len(head) != 6 or len(request) != 3 or len(answer) != 4:
                malformed += 1
                continue
            try:
                size = 0 if answer[2] == "-" else int(answer[2])
                whole, _, fraction = quoted[6].partition(".")
                millis = int(whole) * 1000 + int(fraction)
            except ValueError:
                malformed += 1
                continue
            client, user, stamp = head[0], head[2], head[3]
            status = answer[1]
            target = request[1]
            mark = target.find("?")
            path = target if mark < 0 else target[:mark]
            day = stamp[1:12]
            hour = stamp[13:15]
            agent = quoted[5]
            method = request[0]

            sent += size
            statuses[status] = statuses.get(status, 0) + 1
            methods[method] = methods.get(method, 0) + 1
            days[day] = days.get(day, 0) + 1
            hours[hour] = hours.get(hour, 0) + 1
            paths[path] = paths.get(path, 0) + 1
            path_bytes[path] = path_bytes.get(path, 0) + size
            agents[agent] = agents.get(agent, 0) + 1
            clients[client] = clients.get(client, 0) + 1
            sizes[size] = sizes.get(size, 0) + 1
            times[millis] = times.get(millis, 0) + 1
            if status >= "400":
                failed_hours[hour] = failed_hours.get(hour, 0) + 1
                failed_paths[path] = failed_paths.get(path, 0) + 1
            if user != "-":
                users.add(user)
        self.lines += len(lines)
        self.malformed += malformed
        self.sent += sent

    def add(self, other):
        """Adds another census's counts to this one's."""
        self.lines += other.lines
        self.malformed += other.malformed
        self.sent += other.sent
        self.users |= other.users
        for mine, theirs in zip(self.tables(), other.tables()):
            for key, number in theirs.items():
                mine[key] = mine.get(key, 0) + number

    def tables(self):
        return [
            self.statuses, self.methods, self.days, self.hours, self.failed_hours, self.paths, self.path_bytes,
            self.failed_paths, self.agents, self.clients, self.sizes, self.millis,
        ]


def blocks_of_lines(name, start, end):
    """The lines that begin at the bytes from start to end - 1 of a file, in lists."""
    with open(name, "rb") as log:
        if start > 0:
            # What is left of a line that began before belongs to the part before.
            log.seek(start - 1)
            log.readline()
        position = log.tell()
        while position < end:
            block = log.read(min(BLOCK, end - position))
            if not block:
                break
            if block[-1:] != b"\n":
                block += log.readline()
            position += len(block)
            lines = block.decode("utf-8", "replace").split("\n")
            if lines[-1] == "":
                lines.pop()
            yield lines


def size_of(name):
    with open(name, "rb") as log:
        return log.seek(0, 2)


def count_parts(census, names, part, parts, failures):
    """What a thread does: counts its part of each file; an error goes on the list of failures."""
    try:
        for name in names:
            size = size_of(name)
            for lines in blocks_of_lines(name, size * part // parts, size * (part + 1) // parts):
                census.count(lines)
    except OSError as error:
        failures.append(error)


def count_files(names, threads):
    """The census of all files, counted by so many threads; raises OSError where a file cannot be read."""
    parts = [Census() for _ in range(threads)]
    failures = []
    workers = []
    for number, part in enumerate(parts):
        worker = threading.Thread(target=count_parts, args=(part, names, number, threads, failures))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()
    if failures:
        raise failures[0]
    total = parts[0]
    for part in parts[1:]:
        total.add(part)
    return total


def ranked(table, most):
    """The keys with the highest numbers; equal ones in the order of the keys."""
    return sorted(table.items(), key=lambda item: (-item[1], item[0]))[:most]


def share(number, total):
    return f"{100 * number / total:6.2f}%" if total else "     -"


def percentile(ordered, total, percent):
    """The smallest value that at least so many percent of all reach; `ordered` has values and how often each occurs."""
    rank = (percent * total + 99) // 100
    seen = 0
    for value, number in ordered:
        seen += number
        if seen >= rank:
            return value
    return 0


def print_spread(title, table, unit):
    ordered = sorted(table.items())
    total = sum(table.values())
    if not total:
        return
    mean = sum(value * number for value, number in ordered) / total
    print(f"\n{title}")
    print(f"  {'least':<8}{ordered[0][0]:>14,} {unit}")
    for percent in PERCENTILES:
        print(f"  p{percent:<7}{percentile(ordered, total, percent):>14,} {unit}")
    print(f"  {'most':<8}{ordered[-1][0]:>14,} {unit}")
    print(f"  {'mean':<8}{mean:>14,.2f} {unit}")


def print_ranking(title, table, total, most, width):
    print(f"\n{title}")
    for place, (key, number) in enumerate(ranked(table, most), 1):
        text = key if len(key) <= width else key[:width - 3] + "..."
        print(f"  {place:>3}. {text:<{width}} {number:>12,} {share(number, total)}")


def day_order(day):
    return day[7:] + MONTHS.get(day[3:6], "00") + day[:2]


def print_report(census, names, top):
    good = census.lines - census.malformed
    failed = sum(census.failed_hours.values())
    print("LOG CENSUS")
    for label, number in [
        ("files", len(names)), ("lines", census.lines), ("malformed", census.malformed), ("requests", good),
        ("bytes sent", census.sent), ("clients", len(census.clients)), ("users", len(census.users)),
        ("paths", len(census.paths)), ("agents", len(census.agents)),
    ]:
        print(f"  {label:<12}{number:>20,}")
    print(f"  {'error rate':<12}{share(failed, good):>20}")
    print(f"  {'users named':<12}{', '.join(sorted(census.users)) or '-'}")

    print("\nSTATUS CODES")
    for status, number in sorted(census.statuses.items()):
        print(f"  {status:<6}{number:>14,} {share(number, good)}")
    print("\nMETHODS")
    for method, number in ranked(census.methods, top):
        print(f"  {method:<8}{number:>12,} {share(number, good)}")
    print("\nDAYS")
    for day in sorted(census.days, key=day_order):
        print(f"  {day:<12}{census.days[day]:>12,}")
    print("\nHOURS              requests   errors")
    busiest = max(census.hours.values(), default=0)
    for hour in sorted(census.hours):
        number = census.hours[hour]
        errors = census.failed_hours.get(hour, 0)
        print(f"  {hour}:00   {number:>14,} {share(errors, number)}  {'#' * (40 * number // busiest)}".rstrip())

    print_ranking("PATHS BY REQUESTS", census.paths, good, top, 44)
    print_ranking("PATHS BY BYTES", census.path_bytes, census.sent, top, 44)
    print_ranking("PATHS BY ERRORS", census.failed_paths, failed, top, 44)
    print_ranking("AGENTS", census.agents, good, top, 64)
    print_ranking("CLIENTS", census.clients, good, top, 16)
    print_spread("RESPONSE SIZES", census.sizes, "bytes")
    print_spread("RESPONSE TIMES", census.millis, "ms")


def main(arguments):
    threads, top, timing, names = 1, 10, False, []
    try:
        at = 0
        while at < len(arguments):
            option = arguments[at]
            if option == "--threads":
                at += 1
                threads = int(arguments[at])
            elif option == "--top":
                at += 1
                top = int(arguments[at])
            elif option == "--timing":
                timing = True
            elif option.startswith("--"):
                raise ValueError(option)
            else:
                names.append(option)
            at += 1
        if not names or threads < 1 or top < 0:
            raise ValueError("nothing to do")
    except (ValueError, IndexError):
        print(__doc__.split("\n")[2], file=sys.stderr)
        return 2
    start = time.perf_counter()
    try:
        census = count_files(names, threads)
    except OSError as error:
        print(f"log_census: {error}", file=sys.stderr)
        return 1
    seconds = time.perf_counter() - start
    print_report(census, names, top)
    if timing:
        print(f"{seconds:.3f} s with {threads} threads", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
