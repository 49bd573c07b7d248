"""Writes trained weights as the file that the program embeds, and answers for the test that compares the two programs.

    python -m sayso_train.export work/runs/fifth.pt ../models/sayso-en.safetensors --inner 1

Large matrices are stored as int8 with one scale a row (row maximum / 127), small ones as float16. `load_exported` reads the
file back into a Tagger with exactly the weights that the program computes with, so every reported figure is theirs.
"""
import argparse, json

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from .model import INNER, Tagger

SMALL = 400_000  # numbers: below this a matrix is stored as float16


def quantise(w):
    scale = w.abs().amax(1).clamp(min=1e-12) / 127
    return torch.round(w / scale[:, None]).clamp(-127, 127).to(torch.int8), scale.float()


def export(state, path, metadata):
    out = {}
    for name, w in state.items():
        name, w = ("heads.distance.weight" if name == "distance.weight" else name), w.float()
        if w.dim() == 2 and (w.numel() > SMALL or name.startswith("layers.")):
            out[name], out[name + ".scale"] = quantise(w)
        elif w.dim() == 2:
            out[name] = w.half()
        else:
            out[name] = w
    save_file({k: v.contiguous() for k, v in sorted(out.items())}, path, metadata)


def leaned(state, inner):
    """The weights with more readiness to see a cue inside a content: log-odds added to the biases of its head. How much is right is told
    by runs that did not see what they are measured on (README.md)."""
    bias = state["heads.inner.bias"].float().clone()
    bias[[INNER.index("B-cue"), INNER.index("I-cue")]] += inner
    return {**state, "heads.inner.bias": bias}


def load_exported(path, model=None):
    """The Tagger with the rounded weights of an exported file; given a model, its encoder alone is filled."""
    with safe_open(path, "pt") as f:
        w = {k: f.get_tensor(k) for k in f.keys()}
    state = {}
    for k, v in w.items():
        if k.endswith(".scale") or k.startswith(("heads.coref.", "meaning.")):
            continue  # the coreference head is no part of the tagger (coref.py), what follows the encoder none of it (meaning.py)
        if v.dtype == torch.int8:
            v = v.float() * w[k + ".scale"][:, None]
        state["distance.weight" if k == "heads.distance.weight" else k] = v.float()
    encoder = model is not None
    model = model or Tagger()
    model.load_state_dict(state, strict=not encoder)
    return model.eval()


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weights"), ap.add_argument("out"), ap.add_argument("--name", default="sayso-en-1")
    ap.add_argument("--inner", type=float, default=0.0, help="log-odds added to every cue inside a content")
    o = ap.parse_args()
    meta = {"format": "sayso-model-1", "name": o.name, "layers": "6", "hidden": "384", "heads": "12", "ffn": "1536", "read": "256", "language": "en", "confidence": "1 0"}
    export(leaned(torch.load(o.weights, map_location="cpu"), o.inner), o.out, meta)


if __name__ == "__main__":
    main()
