"""Trains the head that says whom "he" or "she" means, and writes it into a model file as `heads.coref.*`.

    python -m sayso_train.coref ../models/sayso-en.safetensors [--data ../../shared] [--reference ../crates/sayso-read/tests/data/pronouns.json]

The encoder of the file stays as it is, and so do its other tensors and its metadata; a head that is there already is replaced. The head
learns gold pronouns of GUM, ECB+ and MEANTIME first, then GAP validation. Prints how often the rounded head is right on GUM's own
development part, from which nothing is learnt. One thread, seeded: the same file makes the same head. Writes the answers on an invented
text that the test crates/sayso-read/tests/pronouns.rs holds the program to.
"""
import argparse, json, os, random

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from .coref_data import asked, rows, texts, told_by_program
from .coref_head import Head, batch, evidence, look
from .export import load_exported
from .model import precision
from .prepare import REPO

INVENTED = "Anna Keller met Maria Lopez at the ministry in March. Keller said the plan was ready, but Lopez warned that she would vote against it. Peter Lang, the minister, watched."


def seen(encoder, windows, rows):
    """The rows' evidence; every window is encoded once, in bfloat16 where that is fast: near enough to learn from."""
    by_window = {}
    for at, row in enumerate(rows):
        by_window.setdefault(row["key"], []).append(at)
    out = [None] * len(rows)
    for nth, (key, places) in enumerate(by_window.items()):
        with precision("cpu"):
            states, attention = look(encoder, windows[key])
        for at in places:
            out[at] = evidence(rows[at], states, attention)
        if nth % 200 == 199:
            print(f"{nth + 1} of {len(by_window)} windows", flush=True)
    return out


def fit(head, rows, epochs, size, rate=1e-3):
    rng, step = random.Random(0), 0
    optimiser = torch.optim.AdamW(head.parameters(), rate, weight_decay=0.02)
    steps = epochs * -(-len(rows) // size)
    head.train()
    for _ in range(epochs):
        order = rng.sample(rows, len(rows))
        for at in range(0, len(order), size):
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 20) * max(0.01, 1 - step / steps)
            loss = head.loss(batch(order[at : at + size]))
            optimiser.zero_grad(), loss.backward(), torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0), optimiser.step()
            step += 1
    head.eval()


@torch.no_grad()
def judge(head, rows, name):
    """How often the likeliest candidate is right, by how likely it has to be."""
    b = batch(rows)
    likely, at = head(b).exp()[:, :-1].max(1)
    right, there = b["right"].gather(1, at[:, None]).squeeze(1), b["right"].any(1)
    for least in (0.0, 0.2, 0.5, 0.7):
        told = likely >= least
        print(f"{name}: {len(rows)} pronouns, {int(there.sum())} with somebody right; told at {least}: {int(told.sum())}, right {right[told].float().mean():.3f}, found {(right & told).sum() / there.sum():.3f}")


def reference(encoder, head, path):
    """Answers on the invented text, in float32."""
    at = lambda word, after=0: (INVENTED.index(word, after), INVENTED.index(word, after) + len(word))
    names = [("Anna Keller", 0), ("Maria Lopez", 0), ("Keller", 20), ("Lopez", 60), ("Peter Lang", 0)]
    mentions = [(*at("she"), "P", "pronoun", True)] + [(*at(*n), str(k), "name", True) for k, n in enumerate(names)]
    line, *_ = asked("invented", "", INVENTED, mentions)
    told, = told_by_program([line])
    p = told["pronouns"][0]
    row = {"piece": p["piece"], "candidates": [c[1:3] for c in p["candidates"]], "features": p["features"], "right": [False] * len(names), "unknown": [False] * len(names)}
    states, attention = look(encoder, told["windows"][0])
    e = evidence(row, states, attention)
    e.update({k: states[-5:].transpose(0, 1)[ids] for k, ids in (("pronoun", p["piece"]), ("first", [c[0] for c in row["candidates"]]), ("last", [c[1] for c in row["candidates"]]))})
    with torch.no_grad():
        chances = head(batch([e])).exp()[0].tolist()
    answer = {"text": INVENTED, "pronoun": line["pronouns"][0], "mentions": [c[:2] for c in line["candidates"]], "features": p["features"], "chances": [round(c, 5) for c in chances]}
    with open(path, "w", encoding="utf-8") as f:
        f.write(json.dumps(answer) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("model"), ap.add_argument("--data", default=os.environ.get("SAYSO_DATA", os.path.join(REPO, "..", "shared")))
    ap.add_argument("--reference", default=os.path.join(REPO, "crates", "sayso-read", "tests", "data", "pronouns.json"))
    o = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    encoder = load_exported(o.model)
    windows, all_rows = rows(texts(os.path.join(o.data, "data")))
    evidence_of = lambda *corpora: seen(encoder, windows, [r for r in all_rows if r["corpus"] in corpora])
    gold, own, dev = evidence_of("gum", "ecb", "meantime"), evidence_of("gap"), evidence_of("gum-dev")
    print(f"{len(gold)} gold pronouns, {len(own)} of GAP validation", flush=True)
    head = Head()
    fit(head, gold, epochs=4, size=64)
    judge(head, dev, "GUM dev, before GAP")
    fit(head, own, epochs=6, size=32)
    with safe_open(o.model, "pt") as f:
        metadata = f.metadata()
    tensors = {k: v for k, v in load_file(o.model).items() if not k.startswith("heads.coref.")} | head.tensors()
    save_file(dict(sorted(tensors.items())), o.model, metadata)
    head = Head.of(tensors)
    judge(head, dev, "GUM dev")
    reference(encoder, head, o.reference)


if __name__ == "__main__":
    main()
