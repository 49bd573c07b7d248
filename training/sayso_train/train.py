"""Trains one tagger. Everything that differs between runs is an option; same options, same seed, same machine: same weights."""
import argparse, copy, json, math, random, sys, time

import numpy as np
import torch
import torch.nn.functional as F

from . import data as D
from .model import Tagger, load_base, TAGS, READS
from .score import evaluate
from .store import load_texts


def options():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--texts", default="work/texts.pt"), ap.add_argument("--base", default="work/base/model.safetensors")
    ap.add_argument("--init"), ap.add_argument("--out"), ap.add_argument("--report")
    ap.add_argument("--name", default="run"), ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--epochs", type=float, default=12), ap.add_argument("--batch", type=int, default=16)
    ap.add_argument("--lr", type=float, default=2e-4), ap.add_argument("--head-lr", type=float, default=1e-3)
    ap.add_argument("--decay", type=float, default=0.01), ap.add_argument("--layer-decay", type=float, default=1.0)
    ap.add_argument("--drop", type=float, default=0.1), ap.add_argument("--freeze-words", action="store_true")
    ap.add_argument("--read-weight", type=float, default=1.0), ap.add_argument("--rdrop", type=float, default=0.0)
    ap.add_argument("--ema", type=float, default=0.0), ap.add_argument("--fgm", type=float, default=0.0)
    ap.add_argument("--smooth", type=float, default=0.0), ap.add_argument("--mask", type=float, default=0.0)
    ap.add_argument("--folds", type=int, default=0), ap.add_argument("--fold", type=int, default=-1)
    ap.add_argument("--soft", help="teachers' answers (made by teach.py)"), ap.add_argument("--soft-weight", type=float, default=0.5)
    ap.add_argument("--limit", type=int, default=0), ap.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    ap.add_argument("--no-eval", action="store_true"), ap.add_argument("--threads", type=int, default=1)
    return ap.parse_args()


def groups(model, o):
    """Parameter groups: the encoder, lower layers slower when asked, heads faster; no decay for norms and biases."""
    for name, p in model.named_parameters():
        if o.freeze_words and name == "embeddings.word.weight":
            p.requires_grad_(False)
            continue
        depth = len(model.layers)
        if name.startswith(("heads", "distance")):
            lr = o.head_lr
        elif name == "embeddings.feature.weight":
            lr = o.head_lr * 0.3
        elif name.startswith("layers."):
            lr = o.lr * o.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        else:
            lr = o.lr * o.layer_decay**depth
        yield {"params": [p], "lr": lr, "weight_decay": o.decay if p.dim() > 1 else 0.0}


def losses(tags, reads, batch, o):
    n = (batch["tags"] >= 0).sum()
    tag = F.cross_entropy(tags.float().flatten(0, 1), batch["tags"].flatten(), ignore_index=-100, reduction="sum", label_smoothing=o.smooth) / n
    if len(reads):
        read = F.cross_entropy(reads.float().flatten(0, 1), batch["reads"].flatten(), ignore_index=-100, reduction="sum", label_smoothing=o.smooth) / n
    else:
        read = tag * 0
    return tag + o.read_weight * read


def agree(a, b, valid):
    """Symmetric KL between two dropout passes over the same windows (R-Drop)."""
    a, b = torch.log_softmax(a.float(), -1)[valid], torch.log_softmax(b.float(), -1)[valid]
    return 0.5 * ((a.exp() * (a - b)).sum() + (b.exp() * (b - a)).sum())


def main():
    o = options()
    torch.manual_seed(o.seed), np.random.seed(o.seed)
    rng = random.Random(o.seed)
    device = torch.device(o.device)
    texts = load_texts(o.texts)
    train = texts["train"]
    if o.folds:
        train = [t for i, t in enumerate(train) if i % o.folds != o.fold]
    if o.limit:
        train = train[: o.limit]
    model = Tagger(drop=o.drop)
    load_base(model, o.base)
    if o.init:
        model.load_state_dict(torch.load(o.init, map_location="cpu"), strict=False)
    model.to(device)
    soft = torch.load(o.soft, map_location="cpu") if o.soft else None
    if device.type == "cpu":
        torch.set_num_threads(o.threads)
    opt = torch.optim.AdamW(list(groups(model, o)), fused=True)
    base_lr = [g["lr"] for g in opt.param_groups]
    per_epoch = sum(1 for t in train for _ in t.windows(random.Random(0))) // o.batch
    total = int(per_epoch * o.epochs)
    if soft is not None:
        extra = texts["unlabelled"]
        total = int(total * 1.0)
    ema = copy.deepcopy(model).eval() if o.ema else None
    step, began, running = 0, time.time(), 0.0
    scaler_dtype = torch.bfloat16
    while step < total:
        pool = D.epoch(train, rng) if soft is None else D.epoch(train + extra, rng)
        for k in range(0, len(pool) - o.batch + 1, o.batch):
            if step >= total:
                break
            warm = min(1.0, (step + 1) / (0.06 * total))
            fade = max(0.0, (total - step) / (total * 0.94)) if step > 0.06 * total else 1.0
            for g, lr in zip(opt.param_groups, base_lr):
                g["lr"] = lr * min(warm, fade)
            batch = D.batch(pool[k : k + o.batch], device, soft)
            if o.mask:
                m = (torch.rand(batch["pieces"].shape, device=device) < o.mask) & (batch["tags"] >= 0)
                batch["pieces"] = torch.where(m, torch.full_like(batch["pieces"], 103), batch["pieces"])
            model.train()
            with torch.autocast(device.type, scaler_dtype):
                tags, reads = model(batch)
                if o.rdrop:
                    tags2, reads2 = model(batch)
            if soft is not None:
                loss = D.soft_losses(tags, reads, batch, o)
            else:
                loss = losses(tags, reads, batch, o)
            if o.rdrop:
                again = losses(tags2, reads2, batch, o) if soft is None else D.soft_losses(tags2, reads2, batch, o)
                n = (batch["tags"] >= 0).sum()
                loss = 0.5 * (loss + again) + o.rdrop * (agree(tags, tags2, batch["tags"] >= 0) + agree(reads, reads2, batch["reads"] >= 0)) / n
            loss.backward()
            if o.fgm:
                w = model.embeddings.word.weight
                if w.grad is not None:
                    push = o.fgm * w.grad / (w.grad.norm() + 1e-12)
                    with torch.no_grad():
                        w.add_(push)
                    with torch.autocast(device.type, scaler_dtype):
                        tags, reads = model(batch)
                    (losses(tags, reads, batch, o) if soft is None else D.soft_losses(tags, reads, batch, o)).backward()
                    with torch.no_grad():
                        w.sub_(push)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step(), opt.zero_grad(set_to_none=True)
            if ema is not None:
                d = min(o.ema, (step + 1) / (step + 10))
                with torch.no_grad():
                    for a, b in zip(ema.parameters(), model.parameters()):
                        if b.requires_grad:
                            a.lerp_(b, 1 - d)
            step += 1
            running = 0.98 * running + 0.02 * float(loss.detach()) if step % 10 == 0 else running
            if step % per_epoch == 0 or step == total:
                for kind, m in (("raw", model), ("ema", ema)):
                    if m is None:
                        continue
                    if o.out:
                        torch.save({k: v.half().cpu() for k, v in m.state_dict().items()}, o.out + "." + kind)
                    if not o.no_eval and (step == total or step // per_epoch % 2 == 0):
                        m.eval()
                        line = {"name": o.name, "kind": kind, "epoch": round(step / per_epoch, 2), "seconds": round(time.time() - began), "seed": o.seed, **evaluate([m], texts["dev"], device)}
                        print(json.dumps(line), flush=True)
                        if o.report:
                            open(o.report, "a").write(json.dumps(line) + "\n")
            if step % 100 == 0:
                print(f"{o.name} step {step}/{total} loss {float(loss.detach()):.3f} {(time.time()-began)/step*1000:.0f} ms/step", flush=True)


if __name__ == "__main__":
    main()
