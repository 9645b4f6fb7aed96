"""Analyses application logs of mixed lines, JSON and plain text, by patterns, in a pool of threads.

A line is either a JSON object with the fields time, level, logger, message and perhaps others, or text as
"2026-01-31 12:00:00,123 LEVEL logger: message". Numbers, addresses and identifiers in messages are taken out, so that
messages of one kind count together. Without files it makes its own log from a seed.
"""

import argparse
import collections
import concurrent.futures
import itertools
import json
import pathlib
import random
import re
import sys

PLAIN = re.compile(
    r"(?P<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)(?:[.,]\d+)?\s+(?P<level>[A-Z]+)\s+(?P<logger>[\w.]+):\s+(?P<message>.*)"
)
TOKENS = re.compile(
    r"""(?P<uuid>\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b)
      | (?P<address>\b(?:\d{1,3}\.){3}\d{1,3}\b)
      | (?P<path>(?<!\S)/[\w./-]+)
      | (?P<quoted>"[^"]*"|'[^']*')
      | (?P<number>\b\d+(?:\.\d+)?(?P<unit>ms|s|%|[KMG]?B)?\b)""",
    re.VERBOSE,
)
DURATION = re.compile(r"\b(\d+(?:\.\d+)?)(ms|s)\b")


class Findings:
    """What was found in some lines."""

    def __init__(self):
        self.lines = 0
        self.bad = 0
        self.levels = collections.Counter()
        self.hours = collections.Counter()
        self.kinds = collections.Counter()
        self.users = collections.defaultdict(collections.Counter)
        self.durations = collections.defaultdict(list)

    def add(self, other):
        self.lines += other.lines
        self.bad += other.bad
        for name in ("levels", "hours", "kinds"):
            getattr(self, name).update(getattr(other, name))
        for user, levels in other.users.items():
            self.users[user].update(levels)
        for logger, values in other.durations.items():
            self.durations[logger] += values

    def line(self, line):
        self.lines += 1
        if line.startswith("{"):
            try:
                fields = json.loads(line)
                time, level, logger, message = (fields[key] for key in ("time", "level", "logger", "message"))
            except (ValueError, KeyError):
                self.bad += 1
                return
            if "user" in fields:
                self.users[fields["user"]][level] += 1
        else:
            match = PLAIN.fullmatch(line)
            if match is None:
                self.bad += 1
                return
            time, level, logger, message = match.group("time", "level", "logger", "message")
        self.levels[level] += 1
        self.hours[time[11:13]] += 1
        self.kinds[level, TOKENS.sub(lambda match: f"<{match.lastgroup}>", message)] += 1
        for value, unit in DURATION.findall(message):
            self.durations[logger].append(float(value) * (1 if unit == "ms" else 1000))


def make_log(lines, seed):
    """A log of so many lines."""
    chance = random.Random(seed)
    messages = [
        lambda: f"GET /api/v1/users/{chance.randrange(10**6)} from 10.0.{chance.randrange(256)}.{chance.randrange(256)} took {chance.randrange(1, 900)}ms",
        lambda: f"cache miss for key '{chance.randrange(10**9):x}' after {chance.random() * 3:.2f}s",
        lambda: f"order {chance.randrange(16**8):08x}-1234-5678-9abc-{chance.randrange(16**12):012x} is {chance.randrange(100)}% done",
        lambda: f"cannot open /var/data/{chance.randrange(50)}/part.bin: {chance.choice(['no such file', 'permission denied'])}",
        lambda: f"pool has {chance.randrange(64)} of 64 workers busy, {chance.randrange(4000)}MB used",
    ]
    for i in range(lines):
        time = f"2026-01-{i * 28 // lines + 1:02} {chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
        level = chance.choices(["INFO", "DEBUG", "WARNING", "ERROR"], [60, 25, 10, 5])[0]
        logger = chance.choice(["web.server", "db", "jobs.mail", "jobs.report"])
        message = chance.choice(messages)()
        if chance.random() < 0.5:
            fields = {"time": time, "level": level, "logger": logger, "message": message, "tags": ["a", {"n": i}]}
            if chance.random() < 0.3:
                fields["user"] = chance.choice(["ann", "bo", "\u017bofia"])
            yield json.dumps(fields)
        elif chance.random() < 0.01:
            yield "{broken" if chance.random() < 0.5 else "Traceback (most recent call last):"
        else:
            yield f"{time},{chance.randrange(1000):03} {level} {logger}: {message}"


def analyse(lines):
    findings = Findings()
    for line in lines:
        findings.line(line.rstrip("\n"))
    return findings


def all_lines(options):
    if not options.files:
        yield from make_log(options.lines, options.seed)
    for path in options.files:
        with open(path, encoding="utf-8", errors="replace") as file:
            yield from file


def report(findings):
    print(f"{findings.lines} lines, {findings.bad} of no known form")
    for level, count in sorted(findings.levels.items()):
        print(f"  {level:12}{count:10}")
    print("by hour: " + " ".join(f"{hour}:{count}" for hour, count in sorted(findings.hours.items())))
    print("most frequent messages")
    for (level, kind), count in sorted(findings.kinds.items(), key=lambda item: (-item[1], item[0]))[:12]:
        print(f"{count:10} {level:8} {kind}")
    print("users")
    for user, levels in sorted(findings.users.items()):
        print(f"  {user:12}" + " ".join(f"{level}={count}" for level, count in sorted(levels.items())))
    print("durations in ms")
    for logger, values in sorted(findings.durations.items()):
        values.sort()
        print(f"  {logger:14}{len(values):8} median {values[len(values) // 2]:.1f}, 95% {values[len(values) * 95 // 100]:.1f}, most {values[-1]:.1f}")


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("files", nargs="*", type=pathlib.Path, metavar="FILE", help="logs; none: a log is made")
    options.add_argument("--threads", type=int, default=1, metavar="N", help="how many threads analyse")
    options.add_argument("--lines", type=int, default=20_000, metavar="N", help="how long the log made is")
    options.add_argument("--seed", type=int, default=1, metavar="N", help="what it is made from")
    options.add_argument("--batch", type=int, default=2_000, metavar="N", help="how many lines a thread takes at a time")
    options = options.parse_args()
    if options.threads < 1 or options.batch < 1:
        sys.exit("log_analyser: at least one thread and one line at a time are needed")
    findings = Findings()
    with concurrent.futures.ThreadPoolExecutor(options.threads) as pool:
        for part in pool.map(analyse, itertools.batched(all_lines(options), options.batch)):
            findings.add(part)
    report(findings)


if __name__ == "__main__":
    main()
