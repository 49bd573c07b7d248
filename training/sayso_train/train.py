"""Trains one tagger. Same options, same seed, same machine: same weights."""
import argparse, json, random, time

import numpy as np
import torch

from .data import Taught, batch, epoch
from .model import Tagger, load_base, precision
from .score import depth, evaluate
from .store import load_texts

MASK = 103  # the piece [MASK]


def options():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--texts", default="work/texts.pt"), ap.add_argument("--base", default="work/base/model.safetensors")
    ap.add_argument("--part", default="train", help="of the prepared texts, to train on"), ap.add_argument("--init", help="weights to start from, in place of the base"), ap.add_argument("--out", required=True)
    ap.add_argument("--taught", nargs="*", default=[], help="files of soft labels (teach.py) to learn from as well")
    ap.add_argument("--seed", type=int, default=0, help="of the order of windows, and of dropout; heads start the same for any seed, so that runs can be averaged")
    ap.add_argument("--epochs", type=float, default=9), ap.add_argument("--batch", type=int, default=8)
    ap.add_argument("--lr", type=float, default=2e-4), ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--decay", type=float, default=0.01), ap.add_argument("--drop", type=float, default=0.1)
    ap.add_argument("--mask", type=float, default=0.0, help="share of pieces hidden from the encoder")
    ap.add_argument("--nested", type=int, default=0, help="how often an epoch sees our own passages, nested attributions and all")
    ap.add_argument("--own", type=int, default=0, help="how often it sees our own gold for reading in depth")
    ap.add_argument("--embed", type=int, default=0, help="how often it sees annotated news inside outer attributions (part embedded)")
    ap.add_argument("--hold", default="", help="clusters of our own gold to keep out of training and to look at: c01,c09,…")
    ap.add_argument("--inner-weight", type=float, default=2.0), ap.add_argument("--inner-lr", type=float, default=2e-3)
    ap.add_argument("--gold", type=float, default=1.0, help="share of the annotated texts that are learned from as they were annotated")
    ap.add_argument("--steps", type=int, help="in place of epochs"), ap.add_argument("--share", type=float, default=1.0, help="of the flat texts that an epoch sees, by chance")
    ap.add_argument("--read-weight", type=float, default=1.0), ap.add_argument("--every", type=int, default=3, help="epochs between looks at dev")
    ap.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu"), ap.add_argument("--threads", type=int, default=1)
    return ap.parse_args()


def groups(model, o):
    """Parameter groups: heads learn faster; no decay for norms and biases; the words of the base stay as they are."""
    for name, p in model.named_parameters():
        if name == "embeddings.word.weight":
            p.requires_grad_(False)
            continue
        head = name.startswith(("heads", "distance"))
        lr = o.inner_lr if name.startswith("heads.inner") else o.head_lr if head else o.head_lr * 0.3 if name == "embeddings.feature.weight" else o.lr
        yield {"params": [p], "lr": lr, "weight_decay": o.decay if p.dim() > 1 else 0.0}


def loss_of(tags, inner, reads, b, o):
    """Cross-entropy a piece of the tags, plus that of the inner cues and of all that the cues read."""
    cross = lambda logits, chances: -(chances * torch.log_softmax(logits.float(), -1)).sum()
    loss = cross(tags, b["tags"]) + o.inner_weight * cross(inner, b["inner"])
    if len(reads):
        loss = loss + o.read_weight * cross(reads, b["reads"])
    return loss / b["tags"].sum()


def main():
    o = options()
    device = torch.device(o.device)
    if device.type == "cpu":
        torch.set_num_threads(o.threads)
    torch.manual_seed(0)
    model = Tagger(drop=o.drop)
    if not o.init:
        load_base(model, o.base)
    else:
        model.load_state_dict(torch.load(o.init, map_location="cpu"), strict=False)  # runs of the first rounds lack the inner head
    model.to(device)
    torch.manual_seed(o.seed), np.random.seed(o.seed)
    rng = random.Random(o.seed)
    texts = load_texts(o.texts)
    answers = {name: a for path in o.taught for name, a in torch.load(path, weights_only=False).items()}
    gold = texts[o.part] if o.gold == 1 else rng.sample(texts[o.part], round(o.gold * len(texts[o.part])))
    flat = gold + [Taught(t, answers[t.name]) for part in ("news", "train") for t in texts[part] if t.name in answers]
    held = lambda t: bool(o.hold) and t.name.split("-")[0] in o.hold.split(",")
    deep = o.nested * texts["passages"] + o.own * [t for t in texts["own"] if not held(t)] + o.embed * texts["embedded"]
    looked_at = [t for t in texts["own"] if held(t)]
    sample = lambda rng: (flat if o.share == 1 else rng.sample(flat, int(o.share * len(flat)))) + deep
    opt = torch.optim.AdamW(list(groups(model, o)), fused=True)
    base_lr = [g["lr"] for g in opt.param_groups]
    per_epoch = len(epoch(sample(random.Random(0)), random.Random(0), o.batch))
    total, step, began = o.steps or int(per_epoch * o.epochs), 0, time.time()
    while step < total:
        for windows in epoch(sample(rng), rng, o.batch):
            if step >= total:
                break
            # 6 % of warming up, then a straight line down to nothing
            rate = min((step + 1) / (0.06 * total), (total - step) / (0.94 * total))
            for g, lr in zip(opt.param_groups, base_lr):
                g["lr"] = lr * rate
            b = batch(windows, device)
            if o.mask:
                hidden = (torch.rand(b["pieces"].shape, device=device) < o.mask) & (b["tags"].sum(-1) > 0)
                b["pieces"] = torch.where(hidden, torch.full_like(b["pieces"], MASK), b["pieces"])
            model.train()
            with precision(device):
                tags, inner, reads = model(b)
            loss = loss_of(tags, inner, reads, b, o)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step(), opt.zero_grad(set_to_none=True)
            step += 1
            if step % 50 == 0:
                print(f"step {step}/{total} loss {float(loss.detach()):.3f} {(time.time() - began) / step * 1000:.0f} ms/step", flush=True)
            if step % per_epoch == 0 or step == total:
                torch.save({k: v.half().cpu() for k, v in model.state_dict().items()}, o.out)
                if step == total or step // per_epoch % o.every == 0:
                    model.eval()
                    print(json.dumps({"epoch": round(step / per_epoch, 2), "minutes": round((time.time() - began) / 60, 1), "seed": o.seed, **evaluate([model], texts["dev"], device), **(depth([model], looked_at, device) if looked_at else {})}), flush=True)


if __name__ == "__main__":
    main()
