#!/usr/bin/env python3
"""Times `sayso find` on a ledger: many kinds of queries made of its own words, each in a process of its own.

    python3 bench/ledger/search.py BIG.db [--queries 300] [--sayso target/release/sayso]

Prints the median and the 99th percentile by kind of query and over all. Run it on one core (`taskset -c 0`). The time of starting
the program is in it; `sayso --version` is timed beside it.
"""
import argparse
import random
import re
import sqlite3
import statistics
import subprocess
import time


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--sayso", default="target/release/sayso")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    db = sqlite3.connect(args.ledger)
    last = db.execute("SELECT max(id) FROM articles").fetchone()[0]
    kinds = {kind: [] for kind in KINDS}
    for number in range(args.queries):
        kind = list(KINDS)[number % len(KINDS)]
        text = db.execute("SELECT text FROM articles WHERE id >= ? LIMIT 1", (dice.randint(1, last),)).fetchone()[0]
        actors = db.execute("SELECT name FROM actors WHERE id > ? AND kind = 'named-person' LIMIT 50", (dice.randint(1, last) * 1000000,))
        names = [name for (name,) in actors] or ["Nobody"]
        query = KINDS[kind](dice, re.findall(r"[A-Za-z]+", text), names)
        kinds[kind].append((timed([args.sayso, "find", *query, "--ledger", args.ledger, "--format", "jsonl"]), query))
    empty = statistics.median(timed([args.sayso, "--version"]) for _ in range(20))
    print(f"starting the program: {empty * 1000:.1f} ms")
    every = []
    for kind, times in kinds.items():
        every += times
        show(kind, times)
    show("all", every)


def word(dice, words):
    return dice.choice(words).lower()


KINDS = {
    "a word": lambda d, w, n: [word(d, w)],
    "two words": lambda d, w, n: [word(d, w), word(d, w)],
    "three words": lambda d, w, n: [word(d, w), word(d, w), word(d, w)],
    "a phrase": lambda d, w, n: ['"' + " ".join(w[(i := d.randrange(len(w) - 3)) : i + 3]) + '"'],
    "a word, newest": lambda d, w, n: [word(d, w), "--sort", "newest"],
    "a word and a month": lambda d, w, n: [word(d, w), f"since:2020-{d.randint(1, 12):02}", f"until:2020-12"],
    "a word and an outlet": lambda d, w, n: [word(d, w), f'outlet:"Outlet {d.randint(0, 399)}"'],
    "a name": lambda d, w, n: [f'who:"{d.choice(n)}"'],
    "a name and a word": lambda d, w, n: [f'who:"{d.choice(n)}"', word(d, w)],
    "a word, denied": lambda d, w, n: [word(d, w), "stance:denies"],
}


def timed(command):
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def show(kind, times):
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    slowest = at(0.99)
    print(f"{kind:<22} {len(times):4}  median {at(0.5)[0] * 1000:7.1f} ms   99 % {slowest[0] * 1000:7.1f} ms   slowest: {' '.join(slowest[1])}")


if __name__ == "__main__":
    main()
