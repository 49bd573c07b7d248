#!/usr/bin/env python3
"""Bodies of news pages against those that people marked (standard library only).

    bench/score/html.py [--half odd|even] [--predicted FILE.jsonl] [--errors N]

Reads $SAYSO_DATA/data/html (default ../shared): pages/ID.html.gz and ground-truth.json of scrapinghub/article-extraction-benchmark. The
program reads the pages by `cargo run --release -p sayso-ingest --example articles`, or its JSON lines are read from a file.

The metric is that benchmark's: shingles of four tokens (`\\w+`), counted; hits, false and missed ones are divided by their sum, page by page;
precision and recall are means over pages, F1 is that of the two means. Intervals are 95 % of 1,000 bootstrap samples of pages.

Pages whose identifier begins with an odd hexadecimal digit are for development. The even ones are kept: look at their sum only, and
at that seldom; --errors lists odd pages alone. Beside the bodies it is counted on how many pages a title and a date were found.
"""
import argparse, collections, gzip, json, os, random, re, subprocess, tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DATA = os.path.join(os.environ.get("SAYSO_DATA", os.path.join(ROOT, "..", "shared")), "data", "html")
HALVES = {"odd": "13579bdf", "even": "02468ace"}


def read(ids):
    """The program's article of each page that it could read, by identifier."""
    run = ["cargo", "run", "--quiet", "--release", "--locked", "-p", "sayso-ingest", "--example", "articles", "--"]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for page in ids:
            paths.append(os.path.join(folder, page + ".html"))
            with gzip.open(os.path.join(DATA, "pages", page + ".html.gz")) as packed, open(paths[-1], "wb") as plain:
                plain.write(packed.read())
        out = subprocess.run(run + paths, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {article["id"]: article for article in map(json.loads, out.splitlines())}


def shingles(text, length=4):
    tokens = re.findall(r"\w+", text)
    return collections.Counter(tuple(tokens[i : i + length]) for i in range(max(1, len(tokens) - length + 1)))


def matches(true, predicted):
    """Shares of shingles that are right, false and missed."""
    true, predicted = shingles(true), shingles(predicted)
    true.pop((), None), predicted.pop((), None)
    counts = ((true & predicted).total(), (predicted - true).total(), (true - predicted).total())
    return [count / (sum(counts) or 1) for count in counts]


def figures(pages):
    mean = lambda values: sum(values) / len(values) if values else 0.0
    precision = mean([right / (right + false) for right, false, _ in pages if right + false])
    recall = mean([right / (right + missed) for right, _, missed in pages if right + missed])
    return 2 * precision * recall / ((precision + recall) or 1), precision, recall


def interval(pages, samples=1000):
    chance = random.Random(0)
    drawn = sorted(figures(chance.choices(pages, k=len(pages)))[0] for _ in range(samples))
    return drawn[int(samples * 0.025)], drawn[int(samples * 0.975)]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--half", choices=HALVES), ap.add_argument("--predicted"), ap.add_argument("--errors", type=int, default=0)
    args = ap.parse_args()
    truth = json.load(open(os.path.join(DATA, "ground-truth.json"), encoding="utf-8"))
    for half, digits in HALVES.items():
        if args.half not in (None, half):
            continue
        ids = sorted(page for page in truth if page[0] in digits)
        articles = read(ids) if not args.predicted else {a["id"]: a for a in map(json.loads, open(args.predicted, encoding="utf-8"))}
        found = {page: articles.get(page, {}) for page in ids}
        pages = {page: matches(truth[page]["articleBody"], article.get("text", "")) for page, article in found.items()}
        f1, precision, recall = figures(list(pages.values()))
        low, high = interval(list(pages.values()))
        print(f"{half:5} {len(ids)} pages  F1 {f1:.4f} [{low:.4f}, {high:.4f}]  precision {precision:.4f}  recall {recall:.4f}", end="")
        print("".join(f"  {field} {sum(bool(a.get(field)) for a in found.values())}" for field in ("title", "published")))
        if half == "odd":
            for page, (right, false, missed) in sorted(pages.items(), key=lambda item: item[1][0])[: args.errors]:
                print(f"  {page[:8]}  right {right:.3f} false {false:.3f} missed {missed:.3f}  {truth[page]['url'][:90]}")


if __name__ == "__main__":
    main()
