"""Prepares the corpora: texts as the program sees them (`cargo xtask prepare`) with gold attributions.

    python -m sayso_train.prepare [--data ../../shared] [--out work/texts.pt]

Parts: `train` (PolNeAR train, first annotator, and articles made from it: augment.py), `multi` (its texts with several annotators: kept out of training, the human
ceiling), `dev`, `own` (our own gold for reading in depth, nested), `passages` (our own invented passages, nested: passages.py),
`embedded` (paragraphs of PolNeAR train inside an outer attribution: embed.py), and `news` (texts without labels, for distillation).
"""
import argparse, collections, glob, json, os, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

from .augment import made
from .embed import embedded
from .passages import passages as passages_and_faults
from .store import save_texts

REPO = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def seen_by_program(texts):
    """Runs the program's own preparation over {id: text}."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for k, text in texts.items():
            f.write(json.dumps({"id": k, "text": text}) + "\n")
        f.flush()
        out = subprocess.run(["cargo", "run", "--quiet", "--release", "--package", "xtask", "--", "prepare", f.name], cwd=REPO, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in out.stdout.decode().splitlines()]


def gold_of(data, part):
    """{name: (text, attributions)} of a part of PolNeAR, as the scorer reads it."""
    from score_attributions import read_gold

    return read_gold(os.path.join(data, "data", "polnear", part))


def own_gold(data):
    """The same of our own gold (depth/dev), nested attributions too; optional ones (silences) are left in."""
    folder = os.path.join(data, "data", "depth", "dev")
    lines = lambda name: (json.loads(line) for line in open(os.path.join(folder, name), encoding="utf-8"))
    attributions = {d["id"]: d["attributions"] for d in lines("gold.jsonl")}
    keys = ("id", "within", "source", "cue", "content")
    return {d["id"]: (d["text"], [{k: a[k] for k in keys} for a in attributions[d["id"]]]) for d in lines("articles.jsonl")}


def passages():
    """The same of our own invented passages."""
    good, bad = passages_and_faults()
    for name, wrong in bad:
        print(f"left out: {name}: {wrong[0]}", file=sys.stderr)
    return {name: (p["text"], p["attributions"]) for name, p in good}


def annotated(gold, nested=False):
    roles = lambda a: {r: [list(span) for span in a[r]] for r in ("source", "cue", "content")}
    plain = lambda attributions: [{**roles(a), "id": a.get("id"), "within": a.get("within")} for a in attributions]
    for d in seen_by_program({k: text for k, (text, _) in gold.items()}):
        yield {**d, "name": d["id"], "attributions": plain(gold[d["id"]][1]), "nested": nested}


def several_annotators(data):
    files = glob.glob(os.path.join(data, "data", "polnear", "train", "attributions", "*.ann"))
    names = collections.Counter(os.path.basename(f).rsplit("_", 1)[0] for f in files)
    return {n for n, k in names.items() if k > 1}


def detokenised(tokens):
    """Tokens of ECB+ as running text."""
    out, glue, quoted = "", True, False
    for t in tokens:
        t = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(t, t)
        closes = t == '"' and quoted
        if t == '"':
            quoted = not quoted
        tight = glue or closes or t in {".", ",", ";", ":", "!", "?", ")", "”", "%", "’"} or re.match(r"^('s|’s|n't|n’t|'re|'ve|'ll|'d|'m)$", t)
        out += ("" if tight else " ") + t
        glue = t in {"(", "“", "$", "£"} or (t == '"' and quoted)
    return out


def unlabelled(data):
    """News without labels: ECB+ topics 1-35, the bodies of the html set, re3d, GUM's news, interviews and speeches."""
    d = os.path.join(data, "data")
    for f in sorted(glob.glob(f"{d}/ecbplus/*/*.xml")):
        sentences = collections.OrderedDict()
        for t in ET.parse(f).getroot().iter("token"):
            sentences.setdefault(t.get("sentence"), []).append(t.text or "")
        lines = [detokenised(s) for s in sentences.values()]
        yield os.path.basename(f), "\n\n".join(" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2))
    for k, page in sorted(json.load(open(f"{d}/html/ground-truth.json", encoding="utf-8")).items()):
        yield k[:16], page["articleBody"]
    for f in sorted(glob.glob(f"{d}/re3d/*/documents.json")):
        for line in open(f, encoding="utf-8"):
            line = line.strip().rstrip(",")
            if line.startswith("{"):
                doc = json.loads(line)
                yield doc["_id"][:16], doc["text"]
    for f in sorted(glob.glob(f"{d}/gum/dep/GUM_*.conllu")):
        if re.search("GUM_(news|interview|speech)", f):
            paragraphs = [[]]
            for line in open(f, encoding="utf-8"):
                if line.startswith("# newpar"):
                    paragraphs.append([])
                elif line.startswith("# text = "):
                    paragraphs[-1].append(line[9:].strip())
            yield os.path.basename(f), "\n\n".join(" ".join(p) for p in paragraphs if p)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", default=os.environ.get("SAYSO_DATA", os.path.join(REPO, "..", "shared"))), ap.add_argument("--out", default="work/texts.pt")
    o = ap.parse_args()
    held = several_annotators(o.data)
    sys.path.insert(0, os.path.join(o.data, "eval"))
    gold = gold_of(o.data, "train")
    kept = {k: g for k, g in gold.items() if k not in held}
    news = seen_by_program({k: t for k, t in unlabelled(o.data) if len(t) > 200})
    parts = {
        "train": [*annotated(kept), *annotated(made(kept))],
        "multi": list(annotated({k: g for k, g in gold.items() if k in held})),
        "dev": list(annotated(gold_of(o.data, "dev"))),
        "own": list(annotated(own_gold(o.data), nested=True)),
        "embedded": list(annotated(embedded(kept), nested="outer")),
        "passages": list(annotated(passages(), nested=True)),
        "news": [{**d, "name": d["id"], "attributions": []} for d in news],
    }
    for part, texts in parts.items():
        print(f"{part}: {len(texts)} texts, {sum(len(t['pieces']) for t in texts)} pieces, {sum(len(t['attributions']) for t in texts)} attributions")
    save_texts(parts, o.out)


if __name__ == "__main__":
    main()
