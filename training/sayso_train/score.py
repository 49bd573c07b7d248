"""Dev figures by the scorers of $SAYSO_DATA/eval (never by our own)."""
import json, os, subprocess, sys, tempfile

import torch

from .decode import attributions, flat_spans, read_text, to_spans

EVAL = os.path.join(os.environ.get("SAYSO_DATA", "../../shared"), "eval")
sys.path.insert(0, EVAL)


def cofe(predicted):
    """CofeNet's exact F1 from article-level attributions by id; None where its instances are absent."""
    from score_spans_cofe import tags_of, evaluate as ev

    folder = os.path.join(EVAL, "..", "data", "polnear", "cofe")
    if not os.path.exists(os.path.join(folder, "valid.txt")):
        return {}
    gold, pred = [], []
    for l, m in zip(open(os.path.join(folder, "valid.txt"), encoding="utf-8"), open(os.path.join(folder, "valid_map.jsonl"), encoding="utf-8")):
        d, m = json.loads(l), json.loads(m)
        gold.append(d["labels"])
        pred.append(["O"] * len(d["tokens"]) if m.get("offsets") is None or m["article"] not in predicted else tags_of(m["offsets"], predicted[m["article"]]))
    r = ev(gold, pred)
    return {f"cofe.{k}": round(100 * v["exact"]["f1"], 2) for k, v in r.items()}


def figures(texts, predicted):
    from score_attributions import score

    gold = {t.name: (t.text, t.attributions) for t in texts}
    s, _ = score(gold, predicted)
    out = {k: round(100 * s[k]["f1"], 2) for k in ("who-what", "relaxed", "exact", "spans.source", "spans.cue", "spans.content", "words")}
    out["p"], out["r"] = round(100 * s["who-what"]["p"], 2), round(100 * s["who-what"]["r"], 2)
    return out


def evaluate(models, texts, device, **how):
    predicted, flat = {}, {}
    for t in texts:
        attrs, path = attributions(models, t, device, **how)
        predicted[t.name] = to_spans(t, attrs)
        flat[t.name] = flat_spans(t, path)
    out = figures(texts, predicted)
    out.update(cofe(predicted))
    out.update({"flat-" + k: v for k, v in cofe(flat).items()})
    return out


def depth(models, texts, device):
    """Figures of reading in depth on annotated articles of our own (those of depth/dev that `texts` holds): who-what, twins, nesting."""
    gold = os.path.join(EVAL, "..", "data", "depth", "dev", "gold.jsonl")
    names = {t.name for t in texts}
    with tempfile.TemporaryDirectory() as d:
        with open(f"{d}/gold.jsonl", "w", encoding="utf-8") as g, open(f"{d}/read.jsonl", "w", encoding="utf-8") as p:
            g.writelines(line for line in open(gold, encoding="utf-8") if json.loads(line)["id"] in names)
            for t in texts:
                p.write(json.dumps({"id": t.name, "attributions": to_spans(t, read_text(models, t, device))}) + "\n")
        out = subprocess.run([sys.executable, os.path.join(EVAL, "score_depth.py"), f"{d}/gold.jsonl", f"{d}/read.jsonl", "--json"], cwd=EVAL, stdout=subprocess.PIPE, check=True)
    s = json.loads(out.stdout)
    return {k: round(100 * s[k], 1) for k in ("who-what.p", "who-what.r", "who-what.f1", "within.f1", "twins", "depth")}


def main():
    from .export import load_exported
    from .store import load_texts

    texts = load_texts(sys.argv[2] if len(sys.argv) > 2 else "work/texts.pt")
    print(json.dumps(evaluate([load_exported(sys.argv[1])], texts["dev"], torch.device("cpu")), indent=1))


if __name__ == "__main__":
    main()
