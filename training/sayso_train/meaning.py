"""Trains what makes a content's vector: two tellings of one claim shall have vectors that point the same way.

    python -m sayso_train.meaning ../models/sayso-en.safetensors ../models/sayso-en-meaning.safetensors

The layers of the base model, a sentence encoder, look at each sentence alone, above the tagger's embeddings (they differ little, and
need be stored once); a vector is the sum of its states over a content's word pieces, along
the directions in which such sums of the affairs differ most. It is tuned on the invented affairs of claims/ (claims/README.md): of every
two tellings of one affair, how likely they are of one claim, by the cosine of the two vectors. No gold cluster is learned from, so those
of stemma/dev measure it: the mean average precision of a telling's neighbours is printed, before and after.

Writes the answers that the test crates/sayso-read/tests/meaning.rs holds the program to. Seeded; on two cores it takes half an hour.
--weights FILE takes weights that --keep FILE kept, instead of training.
"""
import argparse, glob, json, os, random, re

import torch
import torch.nn.functional as F

from .data import CLS, FILL, SEP
from .export import export, load_exported
from .model import Tagger, load_base
from .prepare import REPO, seen_by_program

WIDTH, MOST, CLIP = 96, 7, 0.6  # numbers of a vector, the largest, and the part of the greatest that becomes it
LONGEST = 254  # pieces that the encoder sees together
ODD = 0.1  # weight of two contents that are of no claim
INVENTED = [("The Orsk ministry said the crossing may reopen in May.", "the crossing may reopen in May"), ("Unlikely.", "Unlikely."), ("$340m had been paid, two people close to the ministry told the Post.", "$340m had been paid")]


def affairs(paths):
    """[(texts, spans, claims)] of files of affairs; a negative claim is one that nothing else tells."""
    out = []
    for path in sorted(paths):
        texts, spans, claims, claim = {}, [], [], -1
        for line in open(path, encoding="utf-8"):
            line = line.strip()
            if line.startswith("## "):
                claim, alone = claim + 1, line[3:].strip() == "-"
            elif line[:2] in ("+ ", "- ", "? ", ". "):
                text, marked = "", []
                for part in re.split(r"([\[\]])", line.split("|", 1)[1].strip()):
                    if part == "[":
                        start = len(text)
                    elif part == "]":
                        marked.append((start, len(text)))
                    else:
                        text += part
                if marked:
                    texts[f"{os.path.basename(path)}-{len(texts)}"] = text
                    spans.append(marked), claims.append(-1 - len(claims) if alone else claim)
        out.append((texts, spans, claims))
    return out


def inputs(seen, spans):
    """(pieces, places) of a content: the sentences that hold it, and where it is in them."""
    inside = [i for i, (a, z) in enumerate(seen["offsets"]) if any(a < e and z > s for s, e in spans)]
    cuts = sorted({0, *seen["breaks"], len(seen["pieces"])})
    start, end = max(c for c in cuts if c <= inside[0]), min(c for c in cuts if c > inside[-1])
    end = min(end, start + LONGEST)
    return [CLS, *seen["pieces"][start:end], SEP], [i - start + 1 for i in inside if i < end]


def sums(model, rows, size=24):
    """Sums of the states of contents [n, hidden], rows of like length together."""
    order, out = sorted(range(len(rows)), key=lambda i: len(rows[i][0])), [None] * len(rows)
    for at in range(0, len(rows), size):
        chosen = order[at : at + size]
        longest = max(len(rows[k][0]) for k in chosen)
        pieces = torch.tensor([rows[k][0] + [0] * (longest - len(rows[k][0])) for k in chosen])
        x = model.encode(pieces, torch.full((*pieces.shape, 4), FILL), torch.tensor([len(rows[k][0]) for k in chosen]))
        for k, states in zip(chosen, x):
            out[k] = states[rows[k][1]].sum(0)
    return torch.stack(out)


def tune(model, pool, epochs, rate):
    for p in model.embeddings.parameters():
        p.requires_grad = False
    scale, shift = (torch.nn.Parameter(torch.tensor(x)) for x in (10.0, -5.0))
    layers = list(model.layers.parameters())
    optimiser = torch.optim.AdamW([{"params": layers, "lr": rate}, {"params": [scale, shift], "lr": 1e-2}], weight_decay=0.01)
    steps, step, rng = epochs * len(pool), 0, random.Random(0)
    for epoch in range(epochs):
        total = 0
        for rows, claims in rng.sample(pool, len(pool)):
            v = F.normalize(sums(model, rows), dim=1)
            i, j = torch.triu_indices(len(claims), len(claims), 1)
            weight = torch.where((claims[i] < 0) & (claims[j] < 0), ODD, 1.0)
            loss = F.binary_cross_entropy_with_logits((v[i] * v[j]).sum(1) * scale + shift, (claims[i] == claims[j]).float(), weight, reduction="sum") / weight.sum()
            step += 1
            optimiser.param_groups[0]["lr"] = rate * min(1, step / 30) * (1 - 0.9 * step / steps)
            optimiser.zero_grad(), loss.backward()
            torch.nn.utils.clip_grad_norm_(layers, 1.0)
            optimiser.step()
            total += float(loss.detach())
        print(f"epoch {epoch}: loss {total / len(pool):.3f}", flush=True)


def rounded(vectors):
    """Vectors as the program keeps them: small whole numbers."""
    return torch.round((vectors / (CLIP * vectors.abs().amax(1, keepdim=True))).clamp(-1, 1) * MOST)


def tellings(data):
    """(cluster, claim, input) of the gold tellings of stemma/dev."""
    texts, gold = {}, []
    for name in sorted(glob.glob(os.path.join(data, "data", "stemma", "dev", "*.json"))):
        cluster = json.load(open(name, encoding="utf-8"))
        texts |= {a["id"]: a["text"] for a in cluster["articles"]}
        gold += [(cluster["cluster"], claim["id"], t) for claim in cluster["claims"] for t in claim["tellings"]]
    seen = {d["id"]: d for d in seen_by_program(texts)}
    out = []
    for cluster, claim, t in gold:
        start = texts[t["article"]].find(t["content"])
        out.append((cluster, claim, inputs(seen[t["article"]], [(start, start + len(t["content"]))])))
    return out


def found(vectors, told, within):
    """Mean average precision: for each telling, the others of its claim among all, or among those of its cluster."""
    near = F.normalize(vectors, dim=1) @ F.normalize(vectors, dim=1).T
    precisions = []
    for i, (cluster, claim, _) in enumerate(told):
        others = [j for j, t in enumerate(told) if j != i and (t[0] == cluster or not within)]
        right = torch.tensor([told[j][:2] == (cluster, claim) for j in others])
        if right.any():
            right = right[torch.argsort(-near[i, others], stable=True)].float()
            precisions.append(float((right.cumsum(0) / torch.arange(1, len(right) + 1) * right).sum() / right.sum()))
    return sum(precisions) / len(precisions)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("model"), ap.add_argument("out"), ap.add_argument("--base", default="work/base/model.safetensors")
    ap.add_argument("--weights"), ap.add_argument("--keep")
    ap.add_argument("--epochs", type=int, default=6), ap.add_argument("--rate", type=float, default=5e-5)
    ap.add_argument("--data", default=os.environ.get("SAYSO_DATA", os.path.join(REPO, "..", "shared")))
    ap.add_argument("--reference", default=os.path.join(REPO, "crates", "sayso-read", "tests", "data", "meaning.json"))
    o = ap.parse_args()
    torch.manual_seed(0)
    model = Tagger()
    load_base(model, o.base)
    model.embeddings = load_exported(o.model).embeddings
    told = tellings(o.data)

    def figures(name, directions=None):
        with torch.no_grad():
            v = F.normalize(sums(model.eval(), [t[2] for t in told]), dim=1)
        v = v if directions is None else rounded(v @ directions)
        print(f"stemma/dev, {len(told)} tellings, mean average precision: {name} {found(v, told, False):.3f} among all, {found(v, told, True):.3f} in a cluster", flush=True)

    figures("the base model")
    all_affairs = affairs(glob.glob(os.path.join(REPO, "training", "claims", "*.txt")))
    seen = {d["id"]: d for d in seen_by_program({k: t for texts, _, _ in all_affairs for k, t in texts.items()})}
    pool = [([inputs(seen[k], s) for k, s in zip(texts, spans)], torch.tensor(claims)) for texts, spans, claims in all_affairs]
    print(f"{len(pool)} affairs, {sum(len(rows) for rows, _ in pool)} contents")
    if o.weights:
        model.load_state_dict(torch.load(o.weights))
    else:
        tune(model.train(), pool, o.epochs, o.rate)
    if o.keep:
        torch.save(model.state_dict(), o.keep)
    state = {k: v for k, v in model.state_dict().items() if k.startswith("layers.")}
    figures("tuned")
    with torch.no_grad():
        every = F.normalize(torch.cat([sums(model, rows) for rows, _ in pool]), dim=1)
    directions = torch.linalg.svd(every, full_matrices=False).Vh[:WIDTH].half().float().T
    state |= {"meaning.map.weight": directions.T.contiguous(), "meaning.map.bias": torch.zeros(WIDTH)}
    meta = {"format": "sayso-model-1", "name": "sayso-en-meaning-2", "layers": "6", "hidden": "384", "heads": "12", "ffn": "1536", "language": "en"}
    export(state, o.out, meta)
    load_exported(o.out, model)
    figures("as stored", directions)
    seen = seen_by_program({str(k): text for k, (text, _) in enumerate(INVENTED)})
    rows = [inputs(d, [(text.find(words), text.find(words) + len(words))]) for d, (text, words) in zip(seen, INVENTED)]
    with torch.no_grad():
        vectors = rounded(sums(model, rows) @ directions).int().tolist()
    json.dump([{"text": text, "words": words, "vector": v} for (text, words), v in zip(INVENTED, vectors)], open(o.reference, "w"))


if __name__ == "__main__":
    main()
