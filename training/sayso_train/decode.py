"""From logits to attributions: the same steps as crates/sayso-read/src/attributions.rs."""
import numpy as np
import torch

from .model import INNER, READS, REACH, TAGS, WINDOW
from .data import CLS, SEP, FILL

OVERLAP = 64
SAME_LABEL = [(TAGS.index(l), READS.index(l)) for l in READS[1:]]


def allowed(labels):
    """Transition matrix (from, to): an I- only after its own B- or I-."""
    m = np.zeros((len(labels), len(labels)))
    for j, to in enumerate(labels):
        if to.startswith("I-"):
            for i, fr in enumerate(labels):
                if fr[2:] != to[2:] or fr == "O":
                    m[i, j] = -1e9
    return m


def viterbi(scores, trans, start_ok):
    """Best label path of scores [n, labels]."""
    n = len(scores)
    if n == 0:
        return np.zeros(0, np.int64)
    best = scores[0] + start_ok
    back = np.zeros((n, scores.shape[1]), np.int64)
    for i in range(1, n):
        cand = best[:, None] + trans
        back[i] = cand.argmax(0)
        best = cand.max(0) + scores[i]
    path = np.zeros(n, np.int64)
    path[-1] = best.argmax()
    for i in range(n - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def spans(path, labels):
    """Runs (role, first, last) of a label path."""
    out, role, first = [], None, 0
    for i, l in enumerate(list(path) + [0]):
        name = labels[l] if i < len(path) else "O"
        if role is not None and not (name == "I-" + role):
            out.append((role, first, i - 1))
            role = None
        if name.startswith("B-") or (name.startswith("I-") and role is None):
            role, first = name[2:], i
    return out


START = np.array([-1e9 if l.startswith("I-") else 0.0 for l in TAGS])
T_TAG = allowed(TAGS)
T_INNER, T_READ = allowed(INNER), allowed(READS)


@torch.no_grad()
def encode_text(models, text, device):
    """Tag log-probabilities and encodings of a whole article, each piece from the window in which it is most central."""
    n = len(text.pieces)
    wins = list(text.windows(overlap=OVERLAP))
    b = len(wins)
    pieces = np.zeros((b, WINDOW), np.int64)
    feats = np.full((b, WINDOW, 4), FILL, np.int64)
    length = np.zeros(b, np.int64)
    for i, (s, e) in enumerate(wins):
        pieces[i, 0], pieces[i, e - s + 1] = CLS, SEP
        pieces[i, 1 : e - s + 1] = text.pieces[s:e]
        feats[i, 1 : e - s + 1] = text.features[s:e]
        length[i] = e - s + 2
    to = lambda x: torch.from_numpy(x).to(device)
    owner = np.zeros((n, 2), np.int64)
    depth = np.full(n, -1)
    for i, (s, e) in enumerate(wins):
        at = np.arange(s, e)
        d = np.minimum(at - s if s else np.full(e - s, WINDOW), e - 1 - at if e < n else np.full(e - s, WINDOW))
        better = d > depth[s:e]
        depth[s:e][better] = d[better]
        owner[s:e][better] = np.stack([np.full(e - s, i), at - s + 1], 1)[better]
    out = []
    for m in models:
        x = m.encode(to(pieces), to(feats), to(length))
        x = x[to(owner[:, 0]), to(owner[:, 1])].float()
        out.append((m, x, torch.log_softmax(m.tag(x).float(), -1)))
    return out


@torch.no_grad()
def read_logprobs(model, x, cues):
    """Log-probabilities of what cues read, over the whole article: [k, n, READS] with everything past REACH being O."""
    n = len(x)
    first = torch.tensor([c[0] for c in cues], device=x.device)
    last = torch.tensor([c[1] for c in cues], device=x.device)
    p = model.heads["piece"](x)
    ends = torch.cat([x[first], x[last]], -1)
    logits = torch.cat([model.read_cues(p[None].expand(len(f), -1, -1), e, f, l).float() for f, l, e in zip(first.split(16), last.split(16), ends.split(16))])
    lp = torch.log_softmax(logits, -1)
    at = torch.arange(n, device=x.device)[None]
    outside = (at < first[:, None] - REACH) | (at > last[:, None] + REACH)
    inside_cue = (at >= first[:, None]) & (at <= last[:, None])
    forced = torch.tensor([0.0] + [-1e4] * (len(READS) - 1), device=x.device)
    return torch.where((outside | inside_cue)[..., None], forced, lp)


def seconded(tag, claimed, weight):
    """The tags with the word of the cues; claimed [n, READS] is what the cue says that claims a piece most."""
    p = np.exp(tag)
    for t, r in SAME_LABEL:
        p[:, t] += weight * (claimed[:, r] - p[:, t])
    p[:, 0] = 1 - p[:, 1:].sum(1)
    return np.log(np.maximum(p, 1e-6))


@torch.no_grad()
def attributions(models, text, device, content_claim=0.1, source_claim=0.2, cues_weight=0.3):
    """Attributions of an article as piece runs: dicts of role → [(first, last)], and the flat label path.

    The flat tagging says where the cues are; with what they read, where sources and contents are. A content goes to the cue that
    claims it most, a cue takes the source that it claims most (mean chance of the pieces). With several models their chances are
    averaged.
    """
    enc = encode_text(models, text, device)
    tag = (torch.logsumexp(torch.stack([t for _, _, t in enc]), 0) - np.log(len(enc))).cpu().numpy().astype(np.float64)
    path = viterbi(tag, T_TAG, START)
    cues_of = lambda path: [(f, l) for role, f, l in spans(path, TAGS) if role == "cue"]
    read = lambda cues: torch.stack([read_logprobs(m, x, cues).exp() for m, x, _ in enc]).mean(0).cpu().numpy()
    cues = cues_of(path)
    if not cues:
        return [], path
    reads = read(cues)
    path = viterbi(seconded(tag, reads.max(0), cues_weight), T_TAG, START)
    if cues_of(path) != cues:
        cues = cues_of(path)
        if not cues:
            return [], path
        reads = read(cues)
    runs = spans(path, TAGS)
    claims = {"source": reads[:, :, 1] + reads[:, :, 2], "content": reads[:, :, 3] + reads[:, :, 4]}
    out = [{"source": [], "cue": [c], "content": []} for c in cues]
    claims_of = [[] for _ in cues]
    for role, f, l in runs:
        if role == "content":
            s = claims["content"][:, f : l + 1].mean(1)
            if s.max() >= content_claim:
                out[int(s.argmax())]["content"].append((f, l))
                claims_of[int(s.argmax())].append(s.max())
    sources = [(f, l) for role, f, l in runs if role == "source"]
    for k, a in enumerate(out):
        s = [claims["source"][k, f : l + 1].mean() for f, l in sources]
        a["chance"] = np.exp(tag[cues[k][0] : cues[k][1] + 1, 3:5]).sum(1).mean() * np.mean(claims_of[k] or [0])
        if s and max(s) >= source_claim:
            a["source"].append(sources[int(np.argmax(s))])
            a["chance"] *= max(s)
    return [a for a in out if a["content"]], path


@torch.no_grad()
def nested(models, text, device, outer, source_claim=0.2, content_claim=0.3):
    """Attributions inside the contents of `outer`, in the order of their cues: as `attributions` gives them, with `within` as an
    index into outer + these. The same steps as crates/sayso-read/src/tagger/inner.rs.

    The inner head says where their cues are. What a cue reads is cut to the smallest content around it; that content's
    attribution holds it.
    """
    if not outer:
        return []
    enc = encode_text(models, text, device)
    chances = torch.stack([torch.softmax(m.inner(x).float(), -1) for m, x, _ in enc]).mean(0).cpu().numpy().astype(np.float64)
    holder = np.full(len(chances), -1)  # for every piece the attribution with the smallest content around it
    for i, a in enumerate(outer):
        for f, l in a["content"]:
            holder[f : l + 1] = i
    held = holder >= 0
    for a in outer:
        for f, l in a["cue"]:
            held[f : l + 1] = False
    scores = np.where(held[:, None], np.log(np.maximum(chances, 1e-9)), np.array([0.0, -1e4, -1e4]))
    cues = [(f, l) for _, f, l in spans(viterbi(scores, T_INNER, START[[0, 3, 4]]), INNER)]
    if not cues:
        return []
    reads = torch.stack([read_logprobs(m, x, cues).exp() for m, x, _ in enc]).mean(0).cpu().numpy().astype(np.float64)
    start = np.array([-1e9 if l.startswith("I-") else 0.0 for l in READS])
    found = []
    for (f, l), read in zip(cues, reads):
        runs = spans(viterbi(np.log(np.maximum(read, 1e-9)), T_READ, start), READS)
        mean = lambda role, run: float(read[run[0] : run[1] + 1, 1 + 2 * (role == "content") :][:, :2].sum(1).mean())
        sources = [(mean("source", (a, z)), (a, z)) for role, a, z in runs if role == "source"]
        contents = [(a, z) for role, a, z in runs if role == "content"]
        best = max(sources, default=None, key=lambda s: s[0])
        found.append({"cue": [(f, l)], "source": [best[1]] if best and best[0] >= source_claim else [], "content": contents,
                      "chance": float(chances[f : l + 1, 1:].sum(1).mean()) * (best[0] if best else 1.0),
                      "claim": lambda runs, read=read: float(np.mean([read[a : z + 1, 3:].sum(1).mean() for a, z in runs]))})
    all_, size = list(outer), lambda a: sum(z - f for f, z in a["content"])
    inside = lambda run, a: any(f <= run[0] and run[1] <= z for f, z in a["content"])
    # Long contents first, so that the content around an inner cue is final before it is asked for.
    order = sorted(range(len(found)), key=lambda k: (-size(found[k]), found[k]["cue"][0][0]))
    out = []
    for k in order:
        a = found[k]
        parent = int(holder[a["cue"][0][0]])
        if parent < 0 or not inside(a["cue"][0], all_[parent]):
            continue
        cut = [(max(f, x), min(z, y)) for f, z in a["content"] for x, y in all_[parent]["content"] if max(f, x) <= min(z, y)]
        if not cut or a["claim"](cut) < content_claim:
            continue
        a["chance"] *= a.pop("claim")(cut)
        a["content"], a["within"] = cut, parent
        for f, l in cut:
            holder[f : l + 1] = len(all_)
        all_.append(a), out.append(a)
    return out


def read_text(models, text, device):
    """All attributions of an article, nested ones after the outermost, `within` as an index."""
    outer, _ = attributions(models, text, device)
    return outer + nested(models, text, device, outer)


def to_spans(text, attrs):
    """Piece runs as code-point spans."""
    o = text.offsets
    conv = lambda runs: [[int(o[f][0]), int(o[l][1])] for f, l in runs]
    return [{"id": k, "within": a.get("within"), "derived": False, **{r: conv(a[r]) for r in ("source", "cue", "content")}} for k, a in enumerate(attrs)]


def flat_spans(text, path):
    """Every role span of the flat tagging as an attribution of its own, for span scorers."""
    o = text.offsets
    return [{"id": k, "within": None, "derived": False, "source": [], "cue": [], "content": [], role: [[int(o[f][0]), int(o[l][1])]]}
            for k, (role, f, l) in enumerate(spans(path, TAGS))]
