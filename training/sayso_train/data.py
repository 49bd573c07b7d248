"""Articles as word pieces with labels; windows and batches of them."""
import random

import numpy as np
import torch

from .model import ROLES, WINDOW

CLS, SEP = 101, 102


class Text:
    """One article: pieces, their code-point offsets and features, places where a window may break, gold attributions."""

    def __init__(self, name, text, pieces, offsets, features, breaks, attributions):
        self.name, self.text = name, text
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
        for at, role in enumerate(ROLES):
            for a in self.attributions:
                for first, last in self.covered(a[role]):
                    if not taken[first : last + 1].any():
                        taken[first : last + 1] = True
                        self.tags[first : last + 1] = 2 * at + 2
                        self.tags[first] = 2 * at + 1
        for a in self.attributions:
            cue = self.covered(a["cue"])
            if cue and a["content"]:
                self.cues.append((cue[0][0], cue[-1][1], self.covered(a["source"]), self.covered(a["content"])))

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
    """Tensors of a few windows: inputs, flat tags (-100 outside), cues and what each reads."""
    b, width = len(windows), 2 + max(e - s for _, s, e in windows)
    pieces = np.zeros((b, width), np.int64)
    features = np.full((b, width, 4), FILL, np.int64)
    tags = np.full((b, width), -100, np.int64)
    length = np.zeros(b, np.int64)
    rows, firsts, lasts, reads = [], [], [], []
    for i, (t, s, e) in enumerate(windows):
        n = e - s
        pieces[i, 0], pieces[i, n + 1] = CLS, SEP
        pieces[i, 1 : n + 1] = t.pieces[s:e]
        features[i, 1 : n + 1] = t.features[s:e]
        tags[i, 1 : n + 1] = t.tags[s:e]
        length[i] = n + 2
        for first, last, source, content in t.cues:
            if first >= s and last < e:
                r = np.full(width, -100, np.int64)
                r[1 : n + 1] = 0
                for label, runs in ((3, content), (1, source)):
                    for a, z in runs:
                        a, z, begins = max(a, s), min(z, e - 1), a >= s
                        if a <= z:
                            r[a - s + 1 : z - s + 2] = label + 1
                            if begins:
                                r[a - s + 1] = label
                r[first - s + 1 : last - s + 2] = 0
                rows.append(i), firsts.append(first - s + 1), lasts.append(last - s + 1), reads.append(r)
    to = lambda x: torch.from_numpy(np.asarray(x)).to(device, non_blocking=True)
    return {
        "pieces": to(pieces), "features": to(features), "tags": to(tags), "length": to(length),
        "cue_row": to(np.asarray(rows, np.int64)), "cue_first": to(np.asarray(firsts, np.int64)), "cue_last": to(np.asarray(lasts, np.int64)),
        "reads": to(np.asarray(reads, np.int64).reshape(-1, width)),
    }


FILL = 19  # the feature row of positions that are no text; its embedding stays zero
