"""Articles as word pieces with labels; windows and batches of them."""
import random

import numpy as np
import torch

from .model import INNER, READS, ROLES, TAGS, WINDOW

CLS, SEP = 101, 102


class Text:
    """One article: pieces, their code-point offsets and features, places where a window may break, gold attributions.

    `nested` says whether attributions inside contents are annotated too (their `within` is set): True, False, or "outer" where they
    are inside contents that hold some, and not inside the others (embed.py). Where they are not, nothing is asked of the head
    that finds them.
    """

    def __init__(self, name, text, pieces, offsets, features, breaks, attributions, nested=False):
        self.name, self.text, self.nested = name, text, nested
        self.pieces = np.asarray(pieces, np.int64)
        self.offsets = np.asarray(offsets, np.int64).reshape(-1, 2)
        self.features = np.asarray(features, np.int64)
        self.breaks = breaks  # sorted piece indices at which a sentence begins
        self.attributions = attributions
        self.label()

    def covered(self, spans):
        """Runs (first, last) of pieces that the spans cover at least in part."""
        runs = []
        for s, e in spans:
            first = int(np.searchsorted(self.offsets[:, 1], s, "right"))
            last = int(np.searchsorted(self.offsets[:, 0], e, "left")) - 1
            if first <= last:
                runs.append((first, last))
        return runs

    def label(self):
        n = len(self.pieces)
        self.tags = np.zeros(n, np.int64)
        self.cues = []  # (first, last, source runs, content runs)
        taken = np.zeros(n, bool)
        outermost = [a for a in self.attributions if a.get("within") is None]
        for at, role in enumerate(ROLES):
            for a in outermost:
                for first, last in self.covered(a[role]):
                    if not taken[first : last + 1].any():
                        taken[first : last + 1] = True
                        self.tags[first : last + 1] = 2 * at + 2
                        self.tags[first] = 2 * at + 1
        self.inner = np.zeros(n, np.int64)
        for a in self.attributions:
            cue = self.covered(a["cue"])
            if not cue or not a["content"]:
                continue
            inside = a.get("within") is not None
            if inside and self.tags[cue[0][0]] in (3, 4):
                continue  # a relay with the cue of the outer one: read out of it by rules
            self.cues.append((cue[0][0], cue[-1][1], self.covered(a["source"]), self.covered(a["content"])))
            if inside:
                for first, last in cue:
                    self.inner[first : last + 1] = 2
                    self.inner[first] = 1
        self.asked = np.full(n, bool(self.nested), np.float32)
        if self.nested == "outer":
            holders = {a["within"] for a in self.attributions}
            for a in self.attributions:
                if a["id"] not in holders:
                    for first, last in self.covered(a["content"]):
                        self.asked[first : last + 1] = 0

    def tag_chances(self, start, end):
        """[end - start, TAGS]: one for the gold tag of each piece."""
        return np.eye(len(TAGS), dtype=np.float32)[self.tags[start:end]]

    def inner_chances(self, start, end):
        """[end - start, INNER]: one for the gold inner label of each piece; zeros where it is not known."""
        return np.eye(len(INNER), dtype=np.float32)[self.inner[start:end]] * self.asked[start:end, None]

    def read_chances(self, cue, start, end):
        """[end - start, READS]: one for what each piece is to a cue of `cues`."""
        labels = np.zeros(end - start, np.int64)
        for label, runs in ((3, cue[3]), (1, cue[2])):
            for a, z in runs:
                begins, a, z = a >= start, max(a, start), min(z, end - 1)
                if a <= z:
                    labels[a - start : z - start + 1] = label + 1
                    if begins:
                        labels[a - start] = label
        return np.eye(len(READS), dtype=np.float32)[labels]

    def windows(self, rng=None, overlap=0):
        """Windows (start, end) of at most WINDOW - 2 pieces, cut where a sentence begins if one does; with `rng` the first is
        shorter by chance, so that windows differ from epoch to epoch."""
        n, room, start = len(self.pieces), WINDOW - 2, 0
        size = rng.randint(room // 4, room) if rng else room
        while start < n:
            end = min(start + size, n)
            if end < n:
                inside = [b for b in self.breaks if start + size // 2 < b <= end]
                end = inside[-1] if inside else end
            yield start, end
            if end == n:
                return
            start, size = max(end - overlap, start + 1), room


def epoch(texts, rng, size):
    """All windows (text, start, end) of the texts in random batches of `size`, windows of like length together."""
    windows = [(t, s, e) for t in texts for s, e in t.windows(rng)]
    rng.shuffle(windows)
    batches = []
    for k in range(0, len(windows), 16 * size):
        alike = sorted(windows[k : k + 16 * size], key=lambda w: w[2] - w[1])
        batches += [alike[i : i + size] for i in range(0, len(alike), size)]
    rng.shuffle(batches)
    return batches


def batch(windows, device):
    """Tensors of a few windows: inputs, and chances of the right tags and of what cues read (all zero where nothing is asked)."""
    b, width = len(windows), 2 + max(e - s for _, s, e in windows)
    pieces = np.zeros((b, width), np.int64)
    features = np.full((b, width, 4), FILL, np.int64)
    tags = np.zeros((b, width, len(TAGS)), np.float32)
    inner = np.zeros((b, width, len(INNER)), np.float32)
    length = np.zeros(b, np.int64)
    rows, firsts, lasts, reads = [], [], [], []
    for i, (t, s, e) in enumerate(windows):
        n = e - s
        pieces[i, 0], pieces[i, n + 1] = CLS, SEP
        pieces[i, 1 : n + 1] = t.pieces[s:e]
        features[i, 1 : n + 1] = t.features[s:e]
        tags[i, 1 : n + 1] = t.tag_chances(s, e)
        inner[i, 1 : n + 1] = t.inner_chances(s, e)
        length[i] = n + 2
        for cue in t.cues:
            first, last = cue[:2]
            if first >= s and last < e:
                r = np.zeros((width, len(READS)), np.float32)
                r[1 : n + 1] = t.read_chances(cue, s, e)
                r[first - s + 1 : last - s + 2] = [1] + [0] * (len(READS) - 1)
                rows.append(i), firsts.append(first - s + 1), lasts.append(last - s + 1), reads.append(r)
    to = lambda x: torch.from_numpy(np.asarray(x)).to(device, non_blocking=True)
    return {
        "pieces": to(pieces), "features": to(features), "tags": to(tags), "inner": to(inner), "length": to(length),
        "cue_row": to(np.asarray(rows, np.int64)), "cue_first": to(np.asarray(firsts, np.int64)), "cue_last": to(np.asarray(lasts, np.int64)),
        "reads": to(np.asarray(reads, np.float32).reshape(-1, width, len(READS))),
    }


FILL = 19  # the feature row of positions that are no text; its embedding stays zero


class Taught(Text):
    """A text without gold labels, with what teachers say of it (teach.py) in their place."""

    def __init__(self, text, answers):
        super().__init__(text.name, text.text, text.pieces, text.offsets, text.features, text.breaks, [])
        self.answers, self.cues = answers, answers["cues"]

    def tag_chances(self, start, end):
        return self.answers["tags"][start:end].float().numpy()

    def inner_chances(self, start, end):
        known = self.answers.get("inner")
        return np.zeros((end - start, len(INNER)), np.float32) if known is None else known[start:end].float().numpy()

    def read_chances(self, cue, start, end):
        _, _, from_, chances = cue
        out = np.zeros((end - start, len(READS)), np.float32)
        out[:, 0] = 1
        a, z = max(from_, start), min(from_ + len(chances), end)
        out[a - start : z - start] = chances[a - from_ : z - from_].float().numpy()
        return out
