"""Trains the decision whether two tellings are of one claim: a weight for each number that the program compares them by.

    cargo run --release -p sayso --example pairs -- ARTICLES.jsonl > PAIRS.jsonl
    python -m sayso_train.claims PAIRS.jsonl ../crates/sayso-stemma/src/pair/weights.txt

ARTICLES.jsonl holds the articles of the clusters of stemma/dev, each with a key `cluster` (--articles FILE writes it). The numbers come from
the program, the weights are those of a logistic regression. Tellings of two claims, or of one, count wholly; a telling of a claim and
one that the gold does not name a little, and two that it does not name least: some of those do tell the same. Prints the B-cubed
figures of clustering, trained on seven eighths of the clusters and measured on the rest, and trained on all.
"""
import argparse, collections, glob, json, os, re

import numpy as np
import torch

WORD = re.compile(r"\w+")
JOIN, FAR = -2.3, -3.5  # as in crates/sayso-stemma/src/collate/mod.rs
UNNAMED, NEITHER = 0.15, 0.05  # weights of pairs of which the gold names one, or none


def words(text, spans):
    return frozenset(m.start() for m in WORD.finditer(text) if any(s < m.end() and e > m.start() for s, e in spans))


def matched(gold, found):
    """{gold: found}: one to one, the best first, where words overlap enough; as eval/score_stemma.py has it."""
    scored = []
    for i, (article, a) in enumerate(gold):
        for j, (other, b) in enumerate(found):
            if article == other and a & b and len(a & b) / len(a | b) >= 0.3:
                scored.append((-len(a & b) / len(a | b), i, j))
    match, used = {}, set()
    for _, i, j in sorted(scored):
        if i not in match and j not in used:
            match[i] = j
            used.add(j)
    return match


class Cluster:
    """One affair: what the program tells of it, what the gold says, and which is which."""

    def __init__(self, path):
        self.gold_file = json.load(open(path, encoding="utf-8"))
        self.texts = {a["id"]: a["text"] for a in self.gold_file["articles"]}
        self.found, self.pairs, self.values = [], [], []
        self.gold = []
        for claim in self.gold_file["claims"]:
            for telling in claim["tellings"]:
                text = self.texts[telling["article"]]
                start = text.index(telling["content"])
                self.gold.append((claim["id"], telling["article"], words(text, [(start, start + len(telling["content"]))])))

    def match(self):
        found = [(article, words(self.texts[article], content)) for article, content in self.found]
        self.matched = matched([g[1:] for g in self.gold], found)
        self.claim = {j: self.gold[i][0] for i, j in self.matched.items()}
        named = [self.found[j] for j in self.claim]
        overlaps = lambda x, y: x[0] == y[0] and any(a < d and c < b for a, b in x[1] for c, d in y[1])
        # What overlaps a telling of the gold is no sure stranger to its claim.
        self.unsure = {j for j, x in enumerate(self.found) if j not in self.claim and any(overlaps(x, y) for y in named)}

    def weight(self, i, j):
        named = (i in self.claim) + (j in self.claim)
        if named == 2:
            return 1.0
        if named == 1:
            return 0.0 if i in self.unsure or j in self.unsure else UNNAMED
        return NEITHER


def read(pairs, gold):
    clusters = [Cluster(path) for path in sorted(glob.glob(os.path.join(gold, "*.json")))]
    of_article = {article: cluster for cluster in clusters for article in cluster.texts}
    names, place = None, {}
    for line in open(pairs, encoding="utf-8"):
        row = json.loads(line)
        if isinstance(row, list):
            cluster, i = place[row[0]]
            cluster.pairs.append((i, place[row[1]][1]))
            cluster.values.append(row[2])
        elif "names" in row:
            names = row["names"]
        else:
            cluster = of_article[row["article"]]
            place[row["telling"]] = (cluster, len(cluster.found))
            cluster.found.append((row["article"], row["content"]))
    for cluster in clusters:
        cluster.match()
        cluster.x = np.array(cluster.values, dtype=np.float32).reshape(-1, len(names))
        cluster.y = np.array([i in cluster.claim and cluster.claim[i] == cluster.claim.get(j) for i, j in cluster.pairs], dtype=np.float32)
        cluster.w = np.array([cluster.weight(i, j) for i, j in cluster.pairs], dtype=np.float32)
    return names, clusters


def fitted(clusters, penalty=1e-3):
    """What is there to begin with, and the weights, for numbers as they are."""
    x, y, w = (torch.tensor(np.concatenate([getattr(c, part) for c in clusters])) for part in "xyw")
    mean, spread = x.mean(0), x.std(0) + 1e-6
    x, w = (x - mean) / spread, w / w.mean()
    b = torch.zeros(x.shape[1] + 1, requires_grad=True)
    optimiser = torch.optim.LBFGS([b], max_iter=300, line_search_fn="strong_wolfe")

    def step():
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ b[1:] + b[0], y, reduction="none")
        loss = (loss * w).mean() + penalty * (b[1:] ** 2).sum()
        loss.backward()
        return loss

    optimiser.step(step)
    b = b.detach()
    weights = b[1:] / spread
    return float(b[0] - (weights * mean).sum()), weights.numpy()


def grouped(cluster, logits):
    """Average linkage, as crates/sayso-stemma/src/collate/agglomerate.rs has it; the group of each telling."""
    n = len(cluster.found)
    near = np.full((n, n), FAR)
    for (i, j), logit in zip(cluster.pairs, logits):
        near[i, j] = near[j, i] = max(FAR, logit)
    np.fill_diagonal(near, -np.inf)
    size, groups = np.ones(n), {i: [i] for i in range(n)}
    while n > 1:
        i, j = divmod(int(near.argmax()), n)
        if near[i, j] <= JOIN:
            break
        together = (near[i] * size[i] + near[j] * size[j]) / (size[i] + size[j])
        near[i], near[:, i] = together, together
        near[i, i], near[j], near[:, j] = -np.inf, -np.inf, -np.inf
        size[i] += size[j]
        groups[i] += groups.pop(j)
    return {telling: group for group, tellings in groups.items() for telling in tellings}


def b_cubed(clusters, model):
    precision = recall = tellings = 0
    for cluster, (begin, weights) in zip(clusters, model):
        group = grouped(cluster, cluster.x @ weights + begin)
        label = [("group", group[cluster.matched[i]]) if i in cluster.matched else ("alone", i) for i in range(len(cluster.gold))]
        for i, (claim, _, _) in enumerate(cluster.gold):
            gold = {k for k, g in enumerate(cluster.gold) if g[0] == claim}
            found = {k for k in range(len(label)) if label[k] == label[i]}
            precision += len(gold & found) / len(found)
            recall += len(gold & found) / len(gold)
            tellings += 1
    p, r = precision / tellings, recall / tellings
    return f"precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / (p + r):.3f}"


def articles(gold, out):
    with open(out, "w", encoding="utf-8") as f:
        for path in sorted(glob.glob(os.path.join(gold, "*.json"))):
            cluster = json.load(open(path, encoding="utf-8"))
            for a in cluster["articles"]:
                kept = {k: a[k] for k in ("id", "outlet", "title", "published", "text")}
                f.write(json.dumps(kept | {"url": f"https://{a['domain']}/{a['id']}", "cluster": cluster["cluster"]}, ensure_ascii=False) + "\n")


def main():
    repo = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pairs"), ap.add_argument("out", nargs="?")
    ap.add_argument("--articles", action="store_true", help="write the articles to PAIRS.jsonl instead")
    ap.add_argument("--data", default=os.environ.get("SAYSO_DATA", os.path.join(repo, "..", "shared")))
    o = ap.parse_args()
    gold = os.path.join(o.data, "data", "stemma", "dev")
    if o.articles:
        return articles(gold, o.pairs)
    torch.set_num_threads(1)
    names, clusters = read(o.pairs, gold)
    count = collections.Counter(c.y.sum() > 0 for c in clusters)
    print(f"{sum(len(c.pairs) for c in clusters)} pairs of {sum(len(c.found) for c in clusters)} tellings in {sum(count.values())} clusters")
    print(f"gold tellings found: {sum(len(c.matched) for c in clusters) / sum(len(c.gold) for c in clusters):.3f}")
    folds = [fitted([c for k, c in enumerate(clusters) if k // 2 != fold]) for fold in range((len(clusters) + 1) // 2)]
    print("same claim, B-cubed, clusters that training did not see:", b_cubed(clusters, [folds[k // 2] for k in range(len(clusters))]))
    begin, weights = fitted(clusters)
    print("same claim, B-cubed, trained on all:", b_cubed(clusters, [(begin, weights)] * len(clusters)))
    if o.out:
        with open(o.out, "w", encoding="utf-8") as f:
            for name, weight in [("to begin with", begin), *zip(names, weights)]:
                f.write(f"{name}\t{weight:.4f}\n")


if __name__ == "__main__":
    main()
