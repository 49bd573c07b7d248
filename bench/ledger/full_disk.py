#!/usr/bin/env python3
"""Fills a real disk with `sayso add`, and looks at what is left.

    python3 bench/ledger/full_disk.py [--articles 3000] [--sizes 16K,64K,...] [--sayso target/release/sayso]

The disk is a small tmpfs in a mount namespace of its own, which takes Linux and the right to mount (root, or user namespaces); where that is
not allowed, it says so and does nothing. For each size: the message says where, what, why and what to do, the exit code is 2, every article
that was reported as stored is in the file, and SQLite finds the file whole; reading, and forgetting where there is room, go on. Once
the disk is larger, one run completes the rest. The articles are invented.
"""
import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile

INSIDE = "SAYSO_FULL_DISK_INSIDE"
WORDS = "harbour ferry council mayor talks lighthouse ballot tide quay bridge envoy ledger storm market road bell salt".split()


def article(number, dice):
    words = " ".join(dice.choice(WORDS) for _ in range(dice.randint(100, 900)))
    return {"id": f"a{number}", "url": f"https://sarn.example/{number}", "text": f"Report {number}: {words}, Ilse Toft said."}


def mounted(folder, size, *more):
    options = ",".join((f"size={size}", *more))
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, text=True)
    return done.returncode == 0 or print(f"skipped: no disk can be mounted here ({done.stderr.strip()})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--sizes", default="4K,16K,64K,120K,200K,300K,512K,1M,2M,4M,6M,8M,10M,12M")
    parser.add_argument("--sayso", default="target/release/sayso")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if os.environ.get(INSIDE) != "1":
        namespace = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--user", "--map-root-user"])
        try:
            is_allowed = subprocess.run(namespace + ["true"], capture_output=True).returncode == 0
        except FileNotFoundError:
            is_allowed = False
        if not is_allowed:
            return print("skipped: no mount namespace is allowed here; run it on Linux, as root")
        os.environ[INSIDE] = "1"
        os.execvp(namespace[0], namespace + [sys.executable] + sys.argv)
    dice = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        disk, inputs = os.path.join(folder, "disk"), os.path.join(folder, "in.jsonl")
        os.mkdir(disk)
        with open(inputs, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(article(n, dice)) + "\n" for n in range(args.articles))
        kept = []
        for size in args.sizes.split(","):
            if not mounted(disk, size):
                return
            try:
                kept.append(fill(args, size, disk, inputs))
            finally:
                subprocess.run(["umount", disk], check=True)
        print(f"{len(kept)} full disks, {args.articles} articles each ({', '.join(map(str, kept))} stored before it was full): nothing "
              "lost, none twice, files whole, the rest completed")


def fill(args, size, disk, inputs):
    ledger = os.path.join(disk, "sayso.db")
    command = [args.sayso, "add", inputs, "--no-read", "--ledger", ledger]
    done = subprocess.run(command, capture_output=True, text=True)
    said = done.stderr.splitlines()
    if done.returncode != 2:
        sys.exit(f"{size}: exit code {done.returncode}, expected 2 (or is the disk too large?): {said}")
    if not any(f"{ledger}: the disk is full" in line and "make room and run it again" in line for line in said):
        sys.exit(f"{size}: nothing says that the disk is full: {said}")
    reported = stored_in(done.stdout)
    stored = look(size, ledger, reported)
    # What is there can be read on the full disk, and a second try does no harm.
    if stored:
        found = subprocess.run([args.sayso, "find", "harbour", "--ledger", ledger], capture_output=True, text=True)
        if found.returncode != 0:
            sys.exit(f"{size}: what is stored is not found on a full disk: {found.stderr}")
    again = subprocess.run(command, capture_output=True, text=True)
    if again.returncode != 2:
        sys.exit(f"{size}: exit code {again.returncode} on a disk that is full still: {again.stderr}")
    look(size, ledger, reported | stored_in(again.stdout))
    if not mounted(disk, "256M", "remount"):
        sys.exit("the disk cannot be made larger")
    rest = subprocess.run(command, capture_output=True, text=True)
    stored = look(size, ledger, reported | stored_in(rest.stdout))
    if rest.returncode != 0 or len(stored) != args.articles:
        sys.exit(f"{size}: the last run left {args.articles - len(stored)} articles out (exit {rest.returncode}): {rest.stderr}")
    return len(reported)


def stored_in(output):
    return {line.split("\t")[2] for line in output.splitlines() if line.startswith("stored\t")}


def look(size, ledger, reported):
    """The articles that are in the ledger, by a copy that is opened elsewhere."""
    if not os.path.exists(ledger):
        names, whole = [], ["ok"]
    else:
        with tempfile.TemporaryDirectory() as folder:
            for suffix in ("", "-wal"):
                if os.path.exists(ledger + suffix):
                    with open(ledger + suffix, "rb") as given, open(os.path.join(folder, "copy.db" + suffix), "wb") as out:
                        out.write(given.read())
            db = sqlite3.connect(os.path.join(folder, "copy.db"))
            whole = [line for (line,) in db.execute("PRAGMA integrity_check")]
            has_tables = db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'articles'").fetchone()[0]
            names = [name for (name,) in db.execute("SELECT name FROM articles")] if has_tables else []
            db.close()
    lost, twice = reported - set(names), len(names) - len(set(names))
    if lost or twice or whole != ["ok"]:
        sys.exit(f"{size}: {len(lost)} lost, {twice} twice, integrity {whole[:3]}")
    return names


if __name__ == "__main__":
    main()
