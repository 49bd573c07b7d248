#!/usr/bin/env python3
"""Attribution sources resolved to the right entity, by GUM's own coreference (standard library only).

    bench/score/gum_voices.py texts [--part dev|train|all] [--genres news,interview] > texts.jsonl      articles for `sayso read`
    bench/score/gum_voices.py score PREDICTED.jsonl [--part …] [--genres …] [--errors N] [--json]      of `sayso read --format jsonl`

Gold: every clause that GUM marks `attribution-positive` or `attribution-negative` and whose source it marks (signal
`sem-atsrc`, its tokens); the entity is the coreference cluster of the gold mention that covers the source's words best. A
source that is no mention is left out. `dev` is GUM's own development split, held out from training the coreference head.

  found     sayso has an attribution whose source shares a word with the gold source
  resolved  of the found: the voice is the right entity. The actor's fullest mention (the one that is its name, else most
            capitalised words, then longest) lies in the gold cluster, and is no pronoun unless the cluster holds nothing else;
            where the source is the cluster's only mention, the actor must have no mention in another cluster.
            A voice that is null is not right.
Of several attributions that share a word with the source, the one whose source covers it best is asked. Figures are also given
by what the source is: a name, a noun phrase, he/she, they/it, I/we/you.
"""
import argparse, collections, glob, json, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
FIRST_PERSON = set("i we you me us my our your mine".split())
HE_SHE = set("he she him her his hers himself herself".split())


def document(path):
    """{id, text, published, title, tokens [(start, end, upos)], mentions [(first, last, cluster)], attributions [(tokens of the source, own token)]}"""
    text, tokens, mentions, open_, found, meta, gap = "", [], [], collections.defaultdict(list), [], {}, ""
    joined = {}  # what the words of a contraction leave behind them: nothing, and the last what its own line says
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# meta::"):
            key, _, value = line[8:].partition(" = ")
            meta[key] = value
        elif line.startswith("# newpar"):
            gap = "\n\n"
        elif line and line[0] != "#":
            c = line.split("\t")
            if "-" in c[0]:  # "1-2 I've": the words 1 and 2 make one
                first, last = map(int, c[0].split("-"))
                joined = {str(k): "" for k in range(first, last)} | {str(last): "" if "SpaceAfter=No" in c[9] else " "}
            if not c[0].isdigit():
                continue
            if gap and text:
                text = text.rstrip(" ") + gap
            gap = ""
            misc = dict(p.split("=", 1) for p in c[9].split("|") if "=" in p)
            tokens.append((len(text), len(text) + len(c[1]), c[3]))
            text += c[1] + joined.pop(c[0], "" if misc.get("SpaceAfter") == "No" else " ")
            k = len(tokens) - 1
            for part in re.findall(r"\([^()]+\)?|[^()]+\)", misc.get("Entity", "")):
                name = part.strip("()").split("-")[0]
                if part[0] == "(":
                    open_[name].append(k)
                if part[-1] == ")" and open_[name]:
                    mentions.append((open_[name].pop(), k, name.split("[")[0]))
            d = re.match(r"attribution-(?:positive|negative):(.*)", misc.get("Discourse", ""))
            if d:
                for source in re.findall(r"sem-atsrc-([\d,\-]+)-(?:_|gold)", d.group(1)):
                    at = set()
                    for piece in source.split(","):
                        a, _, z = piece.partition("-")
                        at.update(range(int(a) - 1, int(z or a)))
                    found.append((frozenset(at), k))
    return {"id": os.path.basename(path)[:-7], "text": text.rstrip(), "published": meta.get("dateCreated"), "title": meta.get("title"), "tokens": tokens, "mentions": mentions,
            "attributions": sorted(set(found), key=lambda x: (min(x[0]), x[1]))}


def best_mention(words, mentions, least=0.5):
    """The mention whose tokens agree best with a set of tokens (intersection over union), or None."""
    score = lambda m: len(words & set(range(m[0], m[1] + 1))) / len(words | set(range(m[0], m[1] + 1)))
    m = max(mentions, key=lambda m: (score(m), m[0] - m[1]), default=None)
    return m if m and score(m) >= least else None


def cluster_of(words, doc):
    """The gold cluster of a predicted mention: of the mention that agrees best, else of the smallest one that holds it whole and
    ends in it or begins with it ("Mayor Ann Lee" of "Ann Lee")."""
    m = best_mention(words, doc["mentions"])
    if m is None:
        holding = [m for m in doc["mentions"] if m[0] <= min(words) and max(words) <= m[1] and (m[1] == max(words) or m[0] == min(words))]
        m = min(holding, key=lambda m: m[1] - m[0], default=None)
    return m and m[2]


def covered(doc, span):
    return {k for k, (s, e, upos) in enumerate(doc["tokens"]) if s < span[1] and span[0] < e and upos != "PUNCT"}


def fullest(actor, text):
    """Index of the mention that names the actor most fully."""
    def rank(i):
        said = text[actor["mentions"][i][0] : actor["mentions"][i][1]]
        return (said == actor.get("name"), sum(w[:1].isupper() for w in said.split()) if said.lower() not in FIRST_PERSON | HE_SHE else 0, len(said))
    return max(range(len(actor["mentions"])), key=rank)


def plain(doc, m):
    return all(doc["tokens"][k][2] in ("PRON", "DET") for k in range(m[0], m[1] + 1))


def kind_of(doc, m):
    said = doc["text"][doc["tokens"][m[0]][0] : doc["tokens"][m[1]][1]].lower()
    if plain(doc, m):
        return "I/we/you" if said in FIRST_PERSON else "he/she" if said in HE_SHE else "they/it/who"
    return "name" if any(doc["tokens"][k][2] == "PROPN" for k in range(m[0], m[1] + 1)) else "noun"


def judge(doc, source, prediction):
    """(found, right, why) of one gold source."""
    mention = best_mention(set(source), doc["mentions"], 0.3)
    cluster = [m for m in doc["mentions"] if m[2] == mention[2]]
    options = []
    for a in prediction.get("attributions", []):
        words = set().union(*[covered(doc, s) for s in a["source"]]) if a["source"] else set()
        if words & source:
            options.append((len(words & source) / len(words | source), -a["id"], a))
    if not options:
        return False, False, "not found"
    voice = max(options, key=lambda o: o[:2])[2]["voice"]
    actor = next((x for x in prediction["actors"] if x["id"] == voice), None)
    if actor is None or not actor["mentions"]:
        return True, False, "no voice"
    spans = [covered(doc, s) for s in actor["mentions"]]
    clusters = [cluster_of(w, doc) if w else None for w in spans]
    if len(cluster) == 1:
        others = {c for c in clusters if c is not None and c != mention[2]}
        return True, not others, f"single; actor also in {sorted(others)}"
    i = fullest(actor, doc["text"])
    only_pronouns = all(plain(doc, m) for m in cluster)
    pronoun = bool(spans[i]) and all(doc["tokens"][k][2] in ("PRON", "DET") for k in spans[i])
    right = clusters[i] == mention[2] and (only_pronouns or not pronoun)
    s, e = actor["mentions"][i]
    return True, right, f"actor {actor.get('name')!r}, fullest mention {doc['text'][s:e]!r}"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=["texts", "score"]), ap.add_argument("predicted", nargs="?")
    ap.add_argument("--gum", default=os.path.join(os.environ.get("SAYSO_DATA", os.path.join(HERE, "..", "..", "..", "shared")), "data", "gum"))
    ap.add_argument("--part", default="all", choices=["all", "dev", "train"]), ap.add_argument("--genres", default="news,interview")
    ap.add_argument("--errors", type=int, default=0), ap.add_argument("--json", action="store_true")
    o = ap.parse_args()
    dev = set(re.findall(r"GUM_\w+", open(os.path.join(o.gum, "splits.md"), encoding="utf-8").read().split("## dev")[1].split("## test")[0]))
    docs = []
    for f in sorted(glob.glob(os.path.join(o.gum, "dep", "*.conllu"))):
        name = os.path.basename(f)[:-7]
        if name.split("_")[1] in o.genres.split(",") and (o.part == "all" or (name in dev) == (o.part == "dev")):
            docs.append(document(f))
    if o.what == "texts":
        for d in docs:
            date = d["published"] if re.fullmatch(r"\d{4}-\d\d-\d\d", d["published"] or "") else None
            print(json.dumps({"id": d["id"], "outlet": "GUM", "title": None, "published": date, "text": d["text"]}, ensure_ascii=False))
        return
    predicted = {p["id"]: p for p in map(json.loads, filter(str.strip, open(o.predicted, encoding="utf-8")))}
    n, shown = collections.Counter(), 0
    for d in docs:
        p = predicted.get(d["id"], {"attributions": [], "actors": []})
        assert p.get("text", d["text"]) == d["text"], f"{d['id']}: another text"
        for source, _ in d["attributions"]:
            m = best_mention(set(source), d["mentions"], 0.3)
            if m is None:
                n["left out"] += 1
                continue
            found, right, why = judge(d, set(source), p)
            kind = kind_of(d, m)
            for k in ("all", kind):
                n[k, "gold"] += 1
                n[k, "found"] += found
                n[k, "right"] += right
            if kind != "I/we/you":
                n["all but I/we/you", "gold"] += 1
                n["all but I/we/you", "found"] += found
                n["all but I/we/you", "right"] += right
            if found and not right and shown < o.errors:
                shown += 1
                s, e = d["tokens"][min(source)][0], d["tokens"][max(source)][1]
                print(f"{d['id']} [{s}, {e}] {d['text'][s:e]!r} ({kind}, cluster {m[2]}): {why}", file=sys.stderr)
    rows = {k: {"gold": n[k, "gold"], "found": round(n[k, "found"] / max(1, n[k, "gold"]), 4), "resolved": round(n[k, "right"] / max(1, n[k, "found"]), 4), "right of found": n[k, "right"]}
            for k in ("all", "all but I/we/you", "name", "noun", "he/she", "they/it/who", "I/we/you")}
    if o.json:
        print(json.dumps({"documents": len(docs), "sources that are no mention": n["left out"], **rows}))
        return
    print(f"{len(docs)} documents, {n['all', 'gold']} sources ({n['left out']} more are no mention)")
    for k, r in rows.items():
        print(f"{k:18} gold {r['gold']:4}  found {r['found']:.3f}  resolved {r['resolved']:.3f} of the found")


if __name__ == "__main__":
    main()
