"""Fits how surely an exported model's attributions are right, and writes it into the file (Platt 1999).

    python -m sayso_train.calibrate ../models/sayso-en.safetensors [work/texts.pt]

The decoding gives each attribution a chance; on PolNeAR dev it is known which are right (who said what, as the scorer has it). A
straight line between the log-odds of both is fitted there. Prints the table of confidences, and how often each was right, on dev
and on the texts with several annotators, on which nothing was fitted.
"""
import json, sys

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from .decode import attributions, to_spans
from . import score  # makes the scorer of $SAYSO_DATA importable
from .export import load_exported
from .store import load_texts


def right(text, predicted):
    """For each predicted attribution whether its source and content are those of its gold twin."""
    from score_attributions import ROLES, covered, iou, pair, words_of

    words = words_of(text.text)
    as_words = lambda a: {r: covered([tuple(s) for s in a[r]], words) for r in ROLES}
    g, p = [as_words(a) for a in text.attributions], [as_words(a) for a in predicted]
    good = {j for i, j in pair(g, p) if all(iou(g[i][r], p[j][r]) >= 0.5 for r in ("source", "content"))}
    return [j in good for j in range(len(p))]


def judged(model, texts):
    """Log-odds of the decoding's chances, and whether each was right."""
    odds, was_right = [], []
    for t in texts:
        found, _ = attributions([model], t, torch.device("cpu"))
        chance = np.clip([a["chance"] for a in found], 1e-4, 1 - 1e-4) if found else np.zeros(0)
        odds.append(np.log(chance / (1 - chance)))
        was_right.append(np.array(right(t, to_spans(t, found)), float))
    return np.concatenate(odds), np.concatenate(was_right)


def fit(x, y):
    """Slope and shift of a logistic regression, by Newton's method."""
    w, m = np.array([1.0, 0.0]), np.stack([x, np.ones_like(x)], 1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-m @ w))
        w -= np.linalg.solve((m * (p * (1 - p))[:, None]).T @ m, m.T @ (p - y))
    return w


def table(x, y, w):
    p = 1 / (1 + np.exp(-(w[0] * x + w[1])))
    for low, high in zip((0, 0.3, 0.5, 0.7, 0.8, 0.9), (0.3, 0.5, 0.7, 0.8, 0.9, 1.01)):
        inside = (p >= low) & (p < high)
        if inside.any():
            print(f"  shown at {p[inside].mean():.2f}: {y[inside].mean():.2f} right, of {inside.sum()}")


def main():
    path = sys.argv[1]
    texts = load_texts(sys.argv[2] if len(sys.argv) > 2 else "work/texts.pt")
    model = load_exported(path)
    x, y = judged(model, texts["dev"])
    w = fit(x, y)
    print("dev"), table(x, y, w)
    print("texts with several annotators"), table(*judged(model, texts["multi"]), w)
    with safe_open(path, "pt") as f:
        metadata = f.metadata()
    save_file(load_file(path), path, {**metadata, "confidence": f"{w[0]:.4f} {w[1]:.4f}"})
    print(json.dumps({"slope": round(w[0], 4), "shift": round(w[1], 4)}))


if __name__ == "__main__":
    main()
