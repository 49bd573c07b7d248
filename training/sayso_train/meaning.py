"""Trains what makes a content's vector: two tellings of one claim shall have vectors that point the same way.

    python -m sayso_train.meaning ../models/sayso-en.safetensors ../models/sayso-en-meaning.safetensors

A vector is the sum, over the word pieces, of a linear map of the piece's word embedding, weighed by how much the piece says (another
linear map, exponential). It is taught by the base model: a whole sentence encoder, whose vector of the same words, along the sixty-four
directions in which its vectors of news differ most, is what the sum shall point to. So a vector depends on the words alone, not on where
they stand, and costs next to nothing.

Learns from sentences, and parts of sentences, of PolNeAR train and of the unlabelled news of prepare.py. Prints how near it comes to its
teacher on texts left out, and how well either finds the tellings of one claim among the gold of stemma/dev. Writes the answers that the
test crates/sayso-read/tests/meaning.rs holds the program to. One thread, seeded: the same files make the same numbers.
"""
import argparse, glob, json, os, random

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

from .data import CLS, FILL, SEP
from .export import load_exported
from .model import Tagger, load_base
from .prepare import REPO, seen_by_program, unlabelled

WIDTH, MOST, CLIP = 64, 7, 0.6  # numbers of a vector, the largest, and the part of the greatest that becomes it
INVENTED = ["the crossing at Orsk may reopen in May", "Unlikely.", "two people close to the ministry said $340m had been paid"]


class Meaning(nn.Module):
    def __init__(self, words):
        """`words` [pieces, hidden] are the encoder's word embeddings; they stay as they are."""
        super().__init__()
        self.words = words
        self.map, self.weight = nn.Linear(words.shape[1], WIDTH), nn.Linear(words.shape[1], 1)
        for p in self.weight.parameters():
            nn.init.zeros_(p)

    def forward(self, pieces, span, spans):
        x = self.words[pieces]
        rows = self.map(x) * torch.exp(self.weight(x))
        return F.normalize(torch.zeros(spans, WIDTH).index_add(0, span, rows), dim=1)


def rounded(vectors):
    """Vectors as the program keeps them: small whole numbers."""
    return torch.round((vectors / (CLIP * vectors.abs().amax(1, keepdim=True))).clamp(-1, 1) * MOST)


def some_spans(texts, enough, rng):
    """Pieces of sentences and of parts of sentences: contents are often what follows a cue."""
    out = []
    for text in texts:
        pieces, cuts = text["pieces"], [0, *text["breaks"], len(text["pieces"])]
        for start, end in zip(cuts, cuts[1:]):
            if not 5 <= end - start <= 120:
                continue
            out.append(pieces[start:end])
            if end - start > 12:
                first = rng.randint(start + 1, end - 6)
                out.append(pieces[first : end if rng.random() < 0.6 else rng.randint(first + 5, end)])
        if len(out) >= enough:
            break
    return out


@torch.no_grad()
def taught(base, spans, size=64):
    """The base model's vectors [spans, hidden]: the mean of its last states."""
    out = torch.zeros(len(spans), 384)
    order = sorted(range(len(spans)), key=lambda i: len(spans[i]))
    for at in range(0, len(order), size):
        some = order[at : at + size]
        rows = [[CLS, *spans[i][:254], SEP] for i in some]
        length = torch.tensor([len(r) for r in rows])
        pieces = torch.tensor([r + [0] * (int(length.max()) - len(r)) for r in rows])
        x = base.encode(pieces, torch.full((*pieces.shape, 4), FILL), length)
        inside = (torch.arange(pieces.shape[1])[None, :] < length[:, None]).float()[:, :, None]
        out[some] = F.normalize((x * inside).sum(1) / inside.sum(1), dim=1)
    return out


def together(spans):
    return torch.tensor([p for s in spans for p in s]), torch.repeat_interleave(torch.arange(len(spans)), torch.tensor([len(s) for s in spans])), len(spans)


def fit(model, spans, goal, epochs=4, size=128, rate=1e-2):
    optimiser, step, steps = torch.optim.AdamW(model.parameters(), rate, weight_decay=0.01), 0, epochs * (len(spans) // size)
    for _ in range(epochs):
        order = torch.randperm(len(spans))
        for at in range(0, len(spans) - size + 1, size):
            some = order[at : at + size]
            loss = (1 - (model(*together([spans[i] for i in some])) * goal[some]).sum(1)).mean()
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
            optimiser.zero_grad(), loss.backward(), optimiser.step()
            step += 1


def tellings(data):
    """(claims, pieces) of the gold tellings of stemma/dev."""
    texts, gold = {}, []
    for name in sorted(glob.glob(os.path.join(data, "data", "stemma", "dev", "*.json"))):
        cluster = json.load(open(name, encoding="utf-8"))
        texts |= {a["id"]: a["text"] for a in cluster["articles"]}
        gold += [(cluster["cluster"], claim["id"], t) for claim in cluster["claims"] for t in claim["tellings"]]
    seen = {d["id"]: d for d in seen_by_program(texts)}
    out = []
    for cluster, claim, t in gold:
        start = texts[t["article"]].find(t["content"])
        end, d = start + len(t["content"]), seen[t["article"]]
        out.append((cluster, claim, [p for p, (a, z) in zip(d["pieces"], d["offsets"]) if a < end and z > start]))
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
    ap.add_argument("--data", default=os.environ.get("SAYSO_DATA", os.path.join(REPO, "..", "shared"))), ap.add_argument("--spans", type=int, default=30_000)
    ap.add_argument("--reference", default=os.path.join(REPO, "crates", "sayso-read", "tests", "data", "meaning.json"))
    o = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng = random.Random(0)
    texts = {os.path.basename(f): open(f, encoding="utf-8").read() for f in sorted(glob.glob(os.path.join(o.data, "data", "polnear", "train", "text", "*")))}
    texts |= {k: t for k, t in unlabelled(o.data) if len(t) > 200}
    seen = seen_by_program(texts)
    spans = some_spans(rng.sample(seen, len(seen)), o.spans, rng)
    base = Tagger()
    load_base(base, o.base)
    teacher = taught(base.eval(), spans)
    centre = teacher.mean(0)
    directions = torch.linalg.svd(teacher - centre, full_matrices=False).Vh[:WIDTH].T
    goal = F.normalize((teacher - centre) @ directions, dim=1)
    held = len(spans) // 20
    model = Meaning(load_exported(o.model).embeddings.word.weight.detach())
    fit(model, spans[held:], goal[held:])
    for p in model.parameters():
        p.data = p.data.half().float()  # as they are stored
    with torch.no_grad():
        print(f"{len(spans)} spans; cosine to the teacher on {held} left out: {(model(*together(spans[:held])) * goal[:held]).sum(1).mean():.3f}")
        told = tellings(o.data)
        mine, theirs = rounded(model(*together([t[2] for t in told]))), taught(base, [t[2] for t in told]) - centre
        for name, vectors in (("the vectors", mine), ("the teacher along as many directions", theirs @ directions), ("the teacher whole", theirs)):
            print(f"stemma/dev, {len(told)} tellings, mean average precision: {name} {found(vectors, told, False):.3f} among all, {found(vectors, told, True):.3f} in a cluster")
        save_file({k: v.half() if v.dim() == 2 else v for k, v in (("meaning.map.weight", model.map.weight.data), ("meaning.map.bias", model.map.bias.data),
                   ("meaning.weight.weight", model.weight.weight.data), ("meaning.weight.bias", model.weight.bias.data))}, o.out, {"format": "sayso-meaning-1"})
        texts = {str(k): t for k, t in enumerate(INVENTED)}
        pieces = [d["pieces"] for d in seen_by_program(texts)]
        vectors = rounded(model(*together(pieces))).int().tolist()
        json.dump([{"text": t, "vector": v} for t, v in zip(INVENTED, vectors)], open(o.reference, "w"))


if __name__ == "__main__":
    main()
