"""Answers of the exported model on an invented text, for the test that holds the program to them. In training/:

    T=../crates/sayso-read/tests/data/reference
    cargo xtask prepare $T.txt > work/reference.jsonl
    python -m sayso_train.reference ../models/sayso-en.safetensors work/reference.jsonl $T.json

The text has to fit one window.
"""
import json, sys

import torch

from .data import CLS, SEP, FILL
from .export import load_exported


@torch.no_grad()
def main():
    model = load_exported(sys.argv[1])
    d = json.loads(open(sys.argv[2], encoding="utf-8").readline())
    n = min(len(d["pieces"]), 254)
    pieces = torch.tensor([[CLS, *d["pieces"][:n], SEP]])
    features = torch.tensor([[[FILL] * 4, *d["features"][:n], [FILL] * 4]])
    x = model.encode(pieces, features, torch.tensor([n + 2]))[:, 1:-1]
    tags, inner = model.tag(x)[0], model.inner(x)[0]
    cue = (int(tags[:, 3].argmax()),) * 2
    ends = torch.cat([x[:, cue[0]], x[:, cue[1]]], -1)
    roles = model.read_cues(model.heads["piece"](x), ends, torch.tensor([cue[0]]), torch.tensor([cue[1]]))[0]
    r = lambda t: [[round(v, 5) for v in row] for row in t.tolist()]
    json.dump({"pieces": d["pieces"][:n], "features": d["features"][:n], "cue": cue[0], "tags": r(tags), "inner": r(inner), "roles": r(roles)}, open(sys.argv[3], "w"))


if __name__ == "__main__":
    main()
