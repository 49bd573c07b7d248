"""The prepared texts on disk: compact tensors, loaded as data.Text."""
import torch

from .data import Text


def save_texts(parts, path):
    pack = {}
    for part, texts in parts.items():
        pack[part] = [
            (t["name"], t["text"], torch.tensor(t["pieces"], dtype=torch.int32).to(torch.uint16), torch.tensor(t["offsets"], dtype=torch.int32),
             torch.tensor(t["features"], dtype=torch.uint8), t["breaks"], t["attributions"], t.get("nested", False)) for t in texts
        ]
    torch.save(pack, path)


def load_texts(path):
    pack = torch.load(path, weights_only=False)
    return {part: [Text(n, x, p.to(torch.int32).numpy(), o.numpy(), f.numpy(), b, a, nested) for n, x, p, o, f, b, a, nested in texts] for part, texts in pack.items()}
