"""The head that says whom "he" or "she" means, on the frozen encoder's states and attention.

Of a pronoun and each of its candidates it sees: states of the last five layers (a learnt mix) at the pronoun and at the candidate's
first and last pieces; how much attention every head of every layer pays from one to the other; and the program's features, a row in
each of twenty groups. A softmax over the candidates and "none of them" gives the chances.
`crates/sayso-read/src/coref/head.rs` is the same in Rust; tensor names are those of `tensors`.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .data import CLS, FILL, SEP

LAYERS, WIDTH, DROP, MOST = 5, 96, 0.3, 12
FLOOR, MIDDLE, SPREAD = 1e-4, -4.0, 2.0  # of the logarithm of attention
ROWS = 172  # of the table of features


@torch.no_grad()
def look(encoder, window):
    """(states [layers + 1, n, hidden], attention [layers * heads, n + 2, n + 2]) of a window of n pieces; the first state is the
    embedding; attention counts [CLS] as place 0."""
    x = encoder.embeddings(torch.tensor([[CLS, *window["pieces"], SEP]]), torch.tensor([[[FILL] * 4, *window["features"], [FILL] * 4]]))
    states, attention = [x], []
    for layer in encoder.layers:
        b, n, d = x.shape
        split = lambda y: y.view(b, n, layer.heads, d // layer.heads).transpose(1, 2)
        q, k, v = split(layer.query(x)), split(layer.key(x)), split(layer.value(x))
        p = torch.softmax((q @ k.transpose(-1, -2)) * (d // layer.heads) ** -0.5, -1, dtype=v.dtype)
        attention.append(p[0])
        x = layer.attention_norm(x + layer.output((p @ v).transpose(1, 2).reshape(b, n, d)))
        x = layer.ffn_norm(x + layer.down(F.gelu(layer.up(x))))
        states.append(x)
    return torch.stack([s[0, 1:-1].float() for s in states]), torch.cat(attention).float()


def evidence(row, states, attention):
    """What the head sees of a row: the states of pronoun, first and last pieces, and attention to and from each candidate."""
    x, at = states[-LAYERS:].transpose(0, 1), row["piece"]
    first, last = (torch.tensor([c[k] for c in row["candidates"]]) for k in (0, 1))
    pairs = []
    for a, z in row["candidates"]:
        run = slice(a + 1, z + 2)
        pairs.append(torch.cat([attention[:, at + 1, run].amax(1), attention[:, run, at + 1].amax(1)]))
    return {"pronoun": x[at].half(), "first": x[first].half(), "last": x[last].half(), "attention": (torch.log(torch.stack(pairs) + FLOOR) - MIDDLE) / SPREAD,
            "features": torch.tensor(row["features"]), "right": torch.tensor(row["right"]), "unknown": torch.tensor(row["unknown"])}


def batch(rows):
    """Rows of evidence side by side; places without a candidate are marked `off`."""
    width = max(len(r["right"]) for r in rows)
    def wide(key, fill=0):
        return torch.stack([F.pad(r[key].float(), [0, 0] * (r[key].dim() - 1) + [0, width - len(r[key])], value=fill) for r in rows])
    return {"pronoun": torch.stack([r["pronoun"].float() for r in rows]), "first": wide("first"), "last": wide("last"), "attention": wide("attention"),
            "features": wide("features", ROWS).long(), "right": wide("right").bool(), "unknown": wide("unknown").bool(),
            "off": torch.stack([torch.arange(width) >= len(r["right"]) for r in rows])}


class Head(nn.Module):
    def __init__(self, hidden=384, attention=144):
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(3, LAYERS))
        self.ana, self.first, self.last = nn.Linear(hidden, WIDTH), nn.Linear(hidden, WIDTH, bias=False), nn.Linear(hidden, WIDTH, bias=False)
        self.prod_ana, self.prod_cand, self.prod = nn.Linear(hidden, WIDTH), nn.Linear(2 * hidden, WIDTH), nn.Linear(WIDTH, WIDTH, bias=False)
        self.pairs, self.pairs_line = nn.Embedding(ROWS + 1, WIDTH, padding_idx=ROWS), nn.Embedding(ROWS + 1, 1, padding_idx=ROWS)
        self.att, self.att_line = nn.Linear(attention, WIDTH, bias=False), nn.Linear(attention, 1, bias=False)
        self.out, self.none = nn.Linear(WIDTH, 1), nn.Parameter(torch.zeros(1))
        nn.init.normal_(self.pairs.weight, std=0.05)
        nn.init.zeros_(self.pairs_line.weight), nn.init.zeros_(self.att_line.weight)

    def forward(self, b):
        """Logarithms of chances [rows, candidates + 1]; the last is that none of them is meant."""
        drop = lambda x: F.dropout(x, DROP, self.training)
        mix = torch.softmax(self.mix, 1) * 2
        a, f, l = (torch.einsum("k,...kd->...d", m, b[key]) for m, key in zip(mix, ("pronoun", "first", "last")))
        a, f, l, t = drop(a), drop(f), drop(l), drop(b["attention"])
        h = self.ana(a)[:, None] + self.first(f) + self.last(l) + self.att(t)
        h = h + self.prod(drop(self.prod_ana(a)[:, None] * self.prod_cand(torch.cat([f, l], -1))))
        told = self.pairs(b["features"])
        if self.training:  # now and then a group is not told
            told = told * (torch.rand(*told.shape[:3], 1) > 0.15)
        s = self.out(drop(F.gelu(h + told.sum(2)))) + self.att_line(t) + self.pairs_line(b["features"]).sum(2)
        s = s.squeeze(-1).masked_fill(b["off"], -1e4)
        return torch.log_softmax(torch.cat([s, self.none.expand(len(s), 1)], 1), 1)

    def loss(self, b):
        """Minus the logarithm of the chance of any that is right: a candidate, or none; what nobody knows may be right as well."""
        right = torch.cat([b["right"], ~b["right"].any(1, keepdim=True)], 1)
        right[:, :-1] |= b["unknown"]
        return -torch.logsumexp(self(b).masked_fill(~right, -1e4), 1).mean()

    def tensors(self):
        """The tensors of the model file: matrices as float16, vectors as float32."""
        out = {k: v.detach() for k, v in self.state_dict().items()}
        out["mix"] = torch.softmax(out["mix"], 1) * 2
        for table in ("pairs.weight", "pairs_line.weight"):
            out[table] = out[table][:ROWS]
        return {f"heads.coref.{k}": (v.half() if v.dim() == 2 else v.float()).contiguous() for k, v in out.items()}

    @staticmethod
    def of(tensors):
        """The head with the rounded numbers of a model file."""
        state = {k.removeprefix("heads.coref."): v.float() for k, v in tensors.items() if k.startswith("heads.coref.")}
        state["mix"] = torch.log(state["mix"].clamp(min=1e-9) / 2)
        for table in ("pairs.weight", "pairs_line.weight"):
            state[table] = F.pad(state[table], (0, 0, 0, 1))
        head = Head()
        head.load_state_dict(state)
        return head.eval()
