#!/usr/bin/env python3
"""Figures of reading in depth with 95 % intervals: `score_depth.py` of $SAYSO_DATA/eval over articles drawn again with replacement.

    bench/score/depth.py GOLD.jsonl PREDICTED.jsonl [--draws 400] [--seed 1]

GOLD and PREDICTED as for `score_depth.py`. Whole clusters of articles (the id up to its last hyphen) are drawn, because articles on
one affair are alike (Efron 1979; percentile bootstrap). Standard library only; the scorer is asked, nothing is scored here.
"""
import argparse, collections, json, os, random, subprocess, sys, tempfile

EVAL = os.path.join(os.environ.get("SAYSO_DATA", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared")), "eval")


def scored(gold, predicted, folder):
    """The scorer's figures for lists of (id, line)."""
    for name, rows in (("gold", gold), ("predicted", predicted)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.writelines(json.dumps({**line, "id": id}) + "\n" for id, line in rows)
    run = [sys.executable, os.path.join(EVAL, "score_depth.py"), os.path.join(folder, "gold"), os.path.join(folder, "predicted"), "--json"]
    return json.loads(subprocess.run(run, cwd=EVAL, stdout=subprocess.PIPE, check=True).stdout)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold"), ap.add_argument("predicted"), ap.add_argument("--draws", type=int, default=400), ap.add_argument("--seed", type=int, default=1)
    o = ap.parse_args()
    lines = lambda path: {d["id"]: d for d in map(json.loads, filter(str.strip, open(path, encoding="utf-8")))}
    gold, predicted = lines(o.gold), lines(o.predicted)
    clusters = collections.defaultdict(list)
    for id in gold:
        clusters[id.rsplit("-", 1)[0]].append(id)
    names, rng = sorted(clusters), random.Random(o.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = scored(gold.items(), predicted.items(), folder)
        draws = []
        for _ in range(o.draws):
            ids = [(f"{n}:{id}", id) for n, cluster in enumerate(rng.choices(names, k=len(names))) for id in clusters[cluster]]
            draws.append(scored([(new, gold[id]) for new, id in ids], [(new, predicted[id]) for new, id in ids if id in predicted], folder))
    for key, value in whole.items():
        if isinstance(value, float):
            at = sorted(d[key] for d in draws)
            low, high = at[int(0.025 * len(at))], at[min(int(0.975 * len(at)), len(at) - 1)]
            print(f"{key:24} {value:.3f}   {low:.3f} – {high:.3f}")
        else:
            print(f"{key:24} {value}")


if __name__ == "__main__":
    main()
