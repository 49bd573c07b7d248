#!/usr/bin/env python3
"""Type and value of given time expressions against the timenorm development set (standard library only).

    bench/score/timenorm.py [--errors]

Reads $SAYSO_DATA/data/timenorm/train.tsv (default ../shared): blocks parted by a blank line, in each line an expression, its
type and its value; the first line of a block is the day of publication of an article, the others are the expressions marked
in it, in order. The program reads them by `cargo run -p sayso-time --example times`: the block's date is the first ten
characters of its first line, and nothing else of the gold is shown to it.

An expression is right where the program's string equals the gold's; an expression that it does not know is wrong. Counted are
  all       every line of the file, the 183 publication lines included (they are expressions: ISO dates and instants)
  marked    the lines but the first of each block
each read two ways:
  alone     from its words and the block's date only
  after     also against the expressions before it in its block ("the quarter" is the one named last)
Some gold values are wrong (1998 for 1988) or not derivable ("last week" is 1989-WXX in some articles and 1989-W43 in
others); they count as they are.
"""
import collections, json, os, subprocess, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DATA = os.path.join(os.environ.get("SAYSO_DATA", os.path.join(ROOT, "..", "shared")), "data", "timenorm", "train.tsv")


def blocks(path=DATA):
    """[[(expression, type, value)]], a list a block."""
    block, found = [], []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 3:
            block.append(tuple(fields))
        elif block:
            found.append(block)
            block = []
    return found + [block] if block else found


def main():
    gold = blocks()
    asked = "".join(json.dumps({"published": b[0][0][:10], "expressions": [e for e, _, _ in b]}) + "\n" for b in gold)
    run = ["cargo", "run", "--quiet", "--locked", "-p", "sayso-time", "--example", "times"]
    out = subprocess.run(run, cwd=ROOT, input=asked, capture_output=True, text=True, check=True).stdout
    counts = collections.Counter()
    for block, read in zip(gold, map(json.loads, out.splitlines()), strict=True):
        for k, ((expression, kind, value), ours) in enumerate(zip(block, read, strict=True)):
            for of in ("all", "marked")[: 2 if k else 1]:
                counts[of] += 1
                for way in ("alone", "after"):
                    our_kind, our_value = ours[way] or (None, None)
                    counts[of, way, "type"] += our_kind == kind
                    counts[of, way, "value"] += our_value == value
                    counts[of, way, "both"] += (our_kind, our_value) == (kind, value)
            if "--errors" in sys.argv and ours["after"] != [kind, value]:
                print(f"{block[0][0][:10]}  {expression:36} {kind:8} {value:20} read {ours['after']} alone {ours['alone']}")
    print(f"{len(gold)} blocks, {counts['all']} expressions, {counts['marked']} of them not the publication line")
    for of in ("all", "marked"):
        for way in ("alone", "after"):
            share = [f"{what} {counts[of, way, what] / counts[of]:.4f}" for what in ("type", "value", "both")]
            print(f"{of:7} {way:6}", *share)


if __name__ == "__main__":
    main()
