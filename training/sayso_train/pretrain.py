"""Continues pre-training on news text: masked word pieces, whole words at a time (Devlin et al. 2019), so that an encoder tuned
for whole-sentence vectors looks at single words again before it learns attributions."""
import argparse, random, time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from . import data as D
from .model import Tagger, load_base
from .store import load_texts

MASK = 103


def masked(batch, starts_word, rate, device):
    pieces = batch["pieces"]
    real = batch["tags"] >= 0
    word = torch.cumsum(starts_word.long(), 1)
    chosen = (torch.rand(pieces.shape[0], pieces.shape[1] + 1, device=device) < rate).gather(1, word) & real
    dice = torch.rand(pieces.shape, device=device)
    shown = torch.where(chosen & (dice < 0.8), torch.full_like(pieces, MASK), pieces)
    shown = torch.where(chosen & (dice > 0.9), torch.randint_like(pieces, 1000, 30000), shown)
    return shown, chosen


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--texts", default="work/texts.pt"), ap.add_argument("--base", default="work/base/model.safetensors"), ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=float, default=15), ap.add_argument("--batch", type=int, default=32), ap.add_argument("--lr", type=float, default=2e-4)
    ap.add_argument("--rate", type=float, default=0.2), ap.add_argument("--seed", type=int, default=0)
    o = ap.parse_args()
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    texts = load_texts(o.texts)
    texts = texts["train"] + texts["unlabelled"] + texts["multi"]
    model = Tagger()
    load_base(model, o.base)
    transform = nn.Sequential(nn.Linear(384, 384), nn.GELU(), nn.LayerNorm(384)).to(device)
    bias = nn.Parameter(torch.zeros(30522, device=device))
    model.to(device)
    opt = torch.optim.AdamW([{"params": [p for n, p in model.named_parameters() if not n.startswith(("heads", "distance"))], "lr": o.lr},
                             {"params": list(transform.parameters()) + [bias], "lr": 1e-3}], weight_decay=0.01, fused=True)
    base = [g["lr"] for g in opt.param_groups]
    total, step, began = int(sum(1 for t in texts for _ in t.windows(random.Random(0))) // o.batch * o.epochs), 0, time.time()
    while step < total:
        pool = D.epoch(texts, rng)
        for k in range(0, len(pool) - o.batch + 1, o.batch):
            if step >= total:
                break
            for g, lr in zip(opt.param_groups, base):
                g["lr"] = lr * min((step + 1) / (0.06 * total), (total - step) / (0.94 * total))
            b = D.batch(pool[k : k + o.batch], device)
            starts = b["features"][..., 1] != 6  # a piece not glued to the one before it begins a word
            shown, chosen = masked(b, starts, o.rate, device)
            model.train()
            with torch.autocast(device.type, torch.bfloat16):
                x = model.encode(shown, b["features"], b["length"])[chosen]
                logits = transform(x) @ model.embeddings.word.weight.t() + bias
            loss = F.cross_entropy(logits.float(), b["pieces"][chosen])
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step(), opt.zero_grad(set_to_none=True)
            step += 1
            if step % 200 == 0:
                print(f"pretrain {step}/{total} loss {float(loss.detach()):.3f} {(time.time()-began)/step*1000:.0f} ms/step", flush=True)
    torch.save({k: v.half().cpu() for k, v in model.state_dict().items() if not k.startswith(("heads", "distance"))}, o.out)


if __name__ == "__main__":
    main()
