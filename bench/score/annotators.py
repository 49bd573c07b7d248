#!/usr/bin/env python3
"""The tagger against each annotator, beside the annotators against each other (standard library only).

    bench/score/annotators.py FOLDER [PREDICTED.jsonl]

FOLDER     text/*.txt and attributions/NAME_ANNOTATOR.ann, as PolNeAR train; texts with several annotators count
PREDICTED  `sayso read --format jsonl` of those texts; without it their paths are printed, to be read

Scores are those of $SAYSO_DATA/eval/score_attributions.py (default ../shared), with one annotator as the gold and the other, or the
tagger, as the prediction: the mean F1 over all ordered pairs, each pair over the texts that both annotated; and the mean over texts.
"""
import collections, glob, json, os, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(os.environ.get("SAYSO_DATA", os.path.join(ROOT, "..", "shared")), "eval"))
from score_attributions import flat, read_ann, score

KEYS = ("who-what", "relaxed", "exact", "spans.source", "spans.cue", "spans.content")


def main():
    folder = sys.argv[1]
    versions = collections.defaultdict(list)
    for path in sorted(glob.glob(os.path.join(folder, "attributions", "*.ann"))):
        versions[os.path.basename(path).rsplit("_", 1)[0]].append(path)
    several = {name: paths for name, paths in versions.items() if len(paths) > 1}
    if len(sys.argv) < 3:
        print("\n".join(os.path.join(folder, "text", name + ".txt") for name in several))
        return
    predicted = {}
    for line in open(sys.argv[2], encoding="utf-8"):
        d = json.loads(line)
        predicted[d["id"]] = flat(d["attributions"])
    people, tagger = collections.defaultdict(list), collections.defaultdict(list)
    for name, paths in several.items():
        text = open(os.path.join(folder, "text", name + ".txt"), encoding="utf-8", newline="").read()
        anns = [read_ann(p) for p in paths]
        for i, gold in enumerate(anns):
            against = lambda other: score({name: (text, gold)}, {name: other})[0]
            for key, s in against(predicted.get(name, [])).items():
                tagger[key].append(s["f1"])
            for j, other in enumerate(anns):
                if i != j:
                    for key, s in against(other).items():
                        people[key].append(s["f1"])
    mean = lambda xs: 100 * sum(xs) / len(xs)
    print(f"{len(several)} texts, {len(people['exact'])} pairs of people, {len(tagger['exact'])} pairs of tagger and person; mean F1 of a text\n")
    print(f"{'':14} {'tagger':>7} {'people':>7}")
    for key in KEYS:
        print(f"{key:14} {mean(tagger[key]):7.2f} {mean(people[key]):7.2f}")


if __name__ == "__main__":
    main()
