#!/usr/bin/env python3
"""Kills `sayso add` at random moments, again and again, and looks at what is left.

    python3 bench/ledger/killed.py ARTICLES [--kills 50] [--articles 300] [--sayso target/release/sayso] [--no-read]

ARTICLES is a folder of texts or a file of JSON lines. After each kill: every article that was reported as stored is in the
ledger, none is there twice, and SQLite finds the file whole. At the end one run completes the rest.
"""
import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time


def articles(source, count):
    if os.path.isdir(source):
        names = sorted(n for n in os.listdir(source) if n.endswith(".txt"))
        texts = ((n[:-4], open(os.path.join(source, n), encoding="utf-8").read()) for n in names)
    else:
        lines = (json.loads(line) for line in open(source, encoding="utf-8") if line.strip())
        texts = ((str(o.get("id", i)), o["text"]) for i, o in enumerate(lines))
    seen = {}
    for name, text in texts:
        seen.setdefault(text, name)
        if len(seen) == count:
            break
    return [{"id": f"{i}-{name}", "text": text} for i, (text, name) in enumerate(seen.items())]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--sayso", default="target/release/sayso")
    parser.add_argument("--no-read", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        given = articles(args.source, args.articles)
        inputs, ledger = os.path.join(folder, "in.jsonl"), os.path.join(folder, "sayso.db")
        with open(inputs, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(a) + "\n" for a in given)
        command = [args.sayso, "add", inputs, "--ledger", ledger] + (["--no-read"] if args.no_read else [])
        reported, restarts, longest = set(), 0, 0.15 if args.no_read else 8.0
        for kill in range(args.kills):
            child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            time.sleep(dice.uniform(0.01, longest))
            child.send_signal(signal.SIGKILL)
            out, _ = child.communicate()
            reported |= {line.split("\t")[2] for line in out.splitlines() if line.count("\t") == 3 and line.startswith("stored")}
            stored = names(ledger)
            check(kill, reported, stored, ledger)
            if len(stored) == len(given):
                # Everything is there: begin again, so that every kill falls into work.
                restarts += 1
                reported = set()
                for suffix in ("", "-wal", "-shm"):
                    if os.path.exists(ledger + suffix):
                        os.remove(ledger + suffix)
        done = subprocess.run(command, capture_output=True, text=True)
        stored = names(ledger)
        check("end", reported, stored, ledger)
        if done.returncode != 0 or len(stored) != len(given):
            sys.exit(f"the last run left {len(given) - len(stored)} articles out (exit {done.returncode}): {done.stderr}")
        print(f"{args.kills} kills, {len(given)} articles ({restarts} times from the beginning): nothing lost, none twice, file whole, rest completed")


def names(ledger):
    if not os.path.exists(ledger):
        return []
    db = sqlite3.connect(ledger)
    try:
        return [name for (name,) in db.execute("SELECT name FROM articles")]
    except sqlite3.OperationalError:
        return []  # killed before the tables were made
    finally:
        db.close()


def check(when, reported, stored, ledger):
    lost, twice = reported - set(stored), len(stored) - len(set(stored))
    db = sqlite3.connect(ledger)
    whole = [line for (line,) in db.execute("PRAGMA integrity_check")]
    half = db.execute("SELECT count(*) FROM attributions AS s LEFT JOIN articles AS a ON a.id = s.id / 1000000 WHERE a.id IS NULL").fetchone()[0] if stored else 0
    db.close()
    if lost or twice or whole != ["ok"] or half:
        sys.exit(f"kill {when}: {len(lost)} lost, {twice} twice, {half} rows without article, integrity {whole[:3]}")


if __name__ == "__main__":
    main()
