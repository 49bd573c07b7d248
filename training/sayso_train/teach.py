"""What trained runs, asked together, say of texts without labels: soft labels that a further run learns from (distillation, Hinton
et al. 2015).

    python -m sayso_train.teach OUT RUN… [--texts work/texts.pt] [--part news] [--shard 0/2]
"""
import argparse

import numpy as np
import torch

from .decode import START, T_TAG, encode_text, read_logprobs, spans, viterbi
from .model import REACH, TAGS, Tagger, precision
from .store import load_texts


def load(path):
    model = Tagger()
    model.load_state_dict({k: v.float() for k, v in torch.load(path, map_location="cpu").items()})
    return model.eval()


@torch.no_grad()
def answers(models, text):
    """Chances of the tags [n, TAGS], and for each cue (first, last, first piece read, chances of what it reads)."""
    with precision("cpu"):
        seen = [(m, x.float(), t.float()) for m, x, t in encode_text(models, text, torch.device("cpu"))]
    tags = torch.stack([t.exp() for _, _, t in seen]).mean(0)
    path = viterbi(tags.log().numpy().astype(np.float64), T_TAG, START)
    cues = [(first, last) for role, first, last in spans(path, TAGS) if role == "cue"]
    if not cues:
        return {"tags": tags.half(), "cues": []}
    reads = torch.stack([read_logprobs(m, x, cues).exp() for m, x, _ in seen]).mean(0).half()
    near = lambda first, last: (max(0, first - REACH), last + REACH + 1)
    return {"tags": tags.half(), "cues": [(f, l, near(f, l)[0], r[slice(*near(f, l))].clone()) for (f, l), r in zip(cues, reads)]}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out"), ap.add_argument("runs", nargs="+"), ap.add_argument("--texts", default="work/texts.pt")
    ap.add_argument("--part", default="news"), ap.add_argument("--shard", default="0/1")
    o = ap.parse_args()
    torch.set_num_threads(1)
    shard, shards = map(int, o.shard.split("/"))
    models = [load(r) for r in o.runs]
    texts = load_texts(o.texts)[o.part][shard::shards]
    torch.save({t.name: answers(models, t) for t in texts if len(t.pieces)}, o.out)


if __name__ == "__main__":
    main()
