#!/usr/bin/env python3
"""GAP's own measure (Webster et al. 2018; standard library only): pronouns, each with two names of which one, or none, is meant.

    bench/score/gap.py GOLD.tsv --asks > asks.jsonl       then  cargo xtask pronouns asks.jsonl --model MODEL > told.jsonl
    bench/score/gap.py GOLD.tsv --told told.jsonl         the official task: pronoun, A and B are given
    bench/score/gap.py GOLD.tsv --texts > texts.jsonl     then  sayso read texts.jsonl --format jsonl > read.jsonl
    bench/score/gap.py GOLD.tsv --read read.jsonl         the whole reading: a name is meant where one actor has a mention that
                                                          overlaps the pronoun and one that overlaps the name
    bench/score/gap.py GOLD.tsv --system SYSTEM.tsv       id, A-coref, B-coref (TRUE or FALSE), as GAP's own scorer reads it

Precision, recall and F1 over all 2 n decisions: a name said to be meant is right or wrong, a name that is meant is found or missed;
overall and for masculine and feminine pronouns; bias is feminine F1 by masculine F1. Only text, pronoun and names are looked at,
never the page's address. Of `--told`, the chances of all candidates that end in a name's last word are its own; the likelier name is
meant if its chance is at least LEAST (0.2, chosen on GAP validation); a pronoun without chances means neither.
"""
import argparse, csv, json

FEMININE = {"she", "her", "hers", "herself"}
LEAST = 0.2


def read_gold(path):
    return list(csv.DictReader(open(path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


def span(row, what):
    start = int(row[f"{what}-offset"])
    return [start, start + len(row[what])]


def lines(path):
    return {d["id"]: d for d in map(json.loads, filter(str.strip, open(path, encoding="utf-8")))}


def from_told(rows, path):
    """{id: (A, B)} by the chances of `cargo xtask pronouns`."""
    told, said = lines(path), {}
    for r in rows:
        for p in told[r["ID"]]["pronouns"]:
            last = lambda start, end: r["Text"][start:end].split()[-1].lower()
            ends = [last(*span(r, what)) for what in "AB"]
            chance = [0.0, 0.0]
            for (place, _, _, at), c in zip(p["candidates"], p["chances"] or []):
                for k in (0, 1):
                    chance[k] += c if place == k or (place is None and last(*at) == ends[k]) else 0.0
            said[r["ID"]] = (chance[0] >= max(chance[1], LEAST), chance[1] >= LEAST and chance[1] > chance[0])
    return said


def from_reading(rows, path):
    """{id: (A, B)} of the program's actors."""
    read, said = lines(path), {}
    meets = lambda actor, s: any(a < s[1] and s[0] < z for a, z in actor["mentions"])
    for r in rows:
        own = [a for a in read.get(r["ID"], {"actors": []})["actors"] if meets(a, span(r, "Pronoun"))]
        if own:
            said[r["ID"]] = tuple(any(meets(a, span(r, what)) for a in own) for what in "AB")
    return said


def from_system(path):
    parts = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8"))
    return {x[0]: (x[1].upper() == "TRUE", x[2].upper() == "TRUE") for x in parts if len(x) > 2}


def measure(rows, said):
    tp = fp = fn = 0
    for r in rows:
        for s, what in zip(said.get(r["ID"], (False, False)), "AB"):
            true = r[f"{what}-coref"].upper() == "TRUE"
            tp, fp, fn = tp + (s and true), fp + (s and not true), fn + (true and not s)
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r) if p + r else 0.0, 4)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold"), ap.add_argument("--system"), ap.add_argument("--read"), ap.add_argument("--told"), ap.add_argument("--json", action="store_true")
    ap.add_argument("--texts", action="store_true"), ap.add_argument("--asks", action="store_true")
    o = ap.parse_args()
    rows = read_gold(o.gold)
    if o.texts or o.asks:
        for r in rows:
            asks = {"pronouns": [span(r, "Pronoun")], "candidates": [[*span(r, what), "name"] for what in "AB"], "others": True} if o.asks else {}
            print(json.dumps({"id": r["ID"], "text": r["Text"], **asks}, ensure_ascii=False))
        return
    said = from_told(rows, o.told) if o.told else from_reading(rows, o.read) if o.read else from_system(o.system)
    out = {"pronouns": len(rows), "answered": sum(r["ID"] in said for r in rows), "overall": measure(rows, said)}
    for name, wanted in (("masculine", False), ("feminine", True)):
        out[name] = measure([r for r in rows if (r["Pronoun"].lower() in FEMININE) == wanted], said)
    out["bias"] = round(out["feminine"]["f1"] / out["masculine"]["f1"], 4) if out["masculine"]["f1"] else None
    if o.json:
        print(json.dumps(out))
        return
    print(f"{out['pronouns']} pronouns, {out['answered']} answered; bias {out['bias']}")
    for k in ("overall", "masculine", "feminine"):
        print(f"{k:10} F1 {100 * out[k]['f1']:.1f}   precision {100 * out[k]['precision']:.1f}   recall {100 * out[k]['recall']:.1f}")


if __name__ == "__main__":
    main()
