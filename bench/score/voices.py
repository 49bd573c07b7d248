#!/usr/bin/env python3
"""How far names can be trusted: a reliability table of voices shown by name, and wrong people named (standard library only).

    bench/score/voices.py GOLD.jsonl PREDICTED.jsonl [--errors N]

GOLD and PREDICTED as for $SAYSO_DATA/eval/score_depth.py, whose pairing and comparison of names are used. Asked are predicted
attributions that are the twin of a gold one (contents overlap by half). A voice is *shown by name* where its kind is named-person,
organisation or outlet; it is *right* where its name equals that of the gold voice, or the words of both overlap by 0.6. A *wrong
person* is a voice of kind named-person that is not right; its share is of all twins. Optional gold attributions count nowhere.
"""
import argparse, json, os, sys

sys.path.insert(0, os.path.join(os.environ.get("SAYSO_DATA", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared")), "eval"))
from score_attributions import iou, pair, words_of
from score_depth import name_words, words

NAMED = ("named-person", "organisation", "outlet")
STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)


def twins(gold, predicted):
    """(gold attribution, predicted attribution, its voice or None) of each pair of twins."""
    ws = words_of(gold["text"])
    as_words = lambda a: {r: words(gold["text"], a.get(r), ws) for r in ("source", "cue", "content")}
    g, p = [as_words(a) for a in gold["attributions"]], [as_words(a) for a in predicted["attributions"]]
    actors = {a["id"]: a for a in predicted["actors"]}
    for i, j in pair(g, p):
        a, b = gold["attributions"][i], predicted["attributions"][j]
        if iou(g[i]["content"], p[j]["content"]) >= 0.5 and not a.get("optional"):
            yield a, b, actors.get(b.get("voice"))


def same(name, other):
    x, y = name_words(name or ""), name_words(other or "")
    return bool(x and y) and (x == y or len(x & y) / len(x | y) >= 0.6)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold"), ap.add_argument("predicted"), ap.add_argument("--errors", type=int, default=0)
    o = ap.parse_args()
    lines = lambda path: {d["id"]: d for d in map(json.loads, filter(str.strip, open(path, encoding="utf-8")))}
    gold, predicted = lines(o.gold), lines(o.predicted)
    shown, wrong, everybody, errors = [], 0, 0, []
    for id, g in gold.items():
        for a, b, voice in twins(g, predicted[id]) if id in predicted else ():
            everybody += 1
            if voice and voice["kind"] in NAMED and voice["name"]:
                right = same(voice["name"], a["voice"].get("name"))
                shown.append((b["confidence"], right))
                wrong += voice["kind"] == "named-person" and not right
                if not right:
                    errors.append(f"{id} {b['confidence']:.2f} {voice['kind']} {voice['name']!r}, gold {a['voice'].get('name')!r}: {' … '.join(g['text'][x:y] for x, y in b['source'])}")
    for low, high in zip(STEPS, STEPS[1:]):
        inside = [(c, r) for c, r in shown if low <= c < high]
        if inside:
            print(f"shown by name at {sum(c for c, _ in inside) / len(inside):.2f}: {sum(r for _, r in inside) / len(inside):.3f} right, of {len(inside)}")
    sure = [r for c, r in shown if c >= 0.9]
    print(f"at 0.9 and above: {sum(sure) / max(len(sure), 1):.3f} right, of {len(sure)}; all: {sum(r for _, r in shown) / max(len(shown), 1):.3f}, of {len(shown)}")
    print(f"wrong person: {wrong} of {everybody} twins, {100 * wrong / max(everybody, 1):.1f} %")
    for e in errors[: o.errors]:
        print(e)


if __name__ == "__main__":
    main()
